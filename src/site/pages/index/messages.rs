//! What the first page says of its own.

use crate::language::Text;

pub(super) const CONTENTS: Text = Text::new("Sivun sisältö", "On this page");
pub(super) const PICTURES: Text = Text::new("Kuvina", "In pictures");
pub(super) const AS_TABLE: Text = Text::new("Sama taulukkona", "The same as a table");
pub(super) const DRAWN_FROM: Text = Text::new("Kuvan luvut tulevat kyselystä", "The numbers come from the query");
pub(super) const MADE: Text = Text::new("Miten tiedot on koottu", "How the data are made");
pub(super) const QUERIES: Text = Text::new("Valmiit kyselyt", "Saved queries");
pub(super) const FILES: Text = Text::new("Ladattavat tiedostot", "Files to download");
pub(super) const CITE: Text = Text::new("Viittaaminen, lisenssi ja yhteys", "Citation, licence and contact");

/// The parts of the page behind the lists and the pictures, with their anchors.
pub(super) const SECTIONS: &[(&str, Text)] = &[("made", MADE), ("queries", QUERIES), ("files", FILES), ("cite", CITE)];

pub(super) const NONE: Text = Text::new("Ei yhtään.", "None.");
pub(super) const PASSAGES: Text = Text::new("Lähteiden kohtia", "Passages");
pub(super) const STATEMENTS: Text = Text::new("Väitteitä", "Statements");

pub(super) const MADE_PASSAGES: Text = Text::new(
    "Jokainen tieto on luettu jostakin lähteen kohdasta: tekstin riveiltä, taulukon riviltä tai sivulta. Kohta mainitaan \
     tiedon vieressä, ja linkki vie lähteen sivulle, jossa näkyy kaikki, mitä kohta sanoo.",
    "Every value was read in a passage of a source: lines of a text, a row of a table, or a page. The passage stands \
     beside the value and links to the page of the source, which shows all that the passage says.",
);
pub(super) const MADE_VIEW: Text = Text::new(
    "Kun lähteet antavat eri tiedon asiasta, jolla voi olla vain yksi arvo, ensimmäisenä näkyy painavimman lähteen arvo. \
     Yhtä painavista lähteistä ratkaisee uudempi.",
    "Where sources disagree on something that can have one value only, the value of the source with the most weight is \
     shown first; of two with the same weight, the newer one decides.",
);
pub(super) const MADE_OTHERS: Text =
    Text::new("Muiden lähteiden arvot jäävät näkyviin sen alle.", "What the other sources say stays visible below it.");
pub(super) const MADE_RANKS: Text = Text::new(
    "Lähteiden painoarvot suurimmasta pienimpään:",
    "The weights of sources, from the greatest to the least:",
);
pub(super) const MADE_TERMS: Text = Text::new(
    "Luokat ja ominaisuudet on määritelty sanastossa.",
    "The classes and properties are defined in the vocabulary.",
);

pub(super) const QUERIES_INTRO: Text = Text::new(
    "Nämä kyselyt voi ajaa sellaisinaan komennolla hanke query tai millä tahansa SPARQL-ohjelmalla.",
    "These questions can be put to the data as they are, with the command hanke query or with any SPARQL software.",
);

pub(super) const FILE: Text = Text::new("Tiedosto", "File");
pub(super) const FORMAT: Text = Text::new("Muoto", "Format");
pub(super) const SIZE: Text = Text::new("Koko", "Size");
pub(super) const CHECKSUM: Text = Text::new("SHA-256-tiivisteen alku", "SHA-256, first digits");
pub(super) const FILES_INTRO: Text =
    Text::new("Kokonaiset tiivisteet ovat tiedostossa SHA256SUMS.", "The whole checksums are in the file SHA256SUMS.");
pub(super) const FILES_DATA: Text = Text::new("Koko aineisto", "The whole data set");
pub(super) const FILES_TABLES: Text = Text::new("Taulukot", "Tables");
pub(super) const FILES_VOCABULARY: Text =
    Text::new("Sanasto ja käsitteistöt", "The vocabulary and its concept schemes");
pub(super) const FILES_QUERIES: Text = Text::new("Kyselyt", "Queries");
pub(super) const FILES_ABOUT: Text = Text::new("Aineiston kuvaukset", "Descriptions of the data set");

pub(super) const CITE_AS: Text = Text::new("Viittaa aineistoon näin:", "Cite the data set as:");
pub(super) const LICENCE: Text = Text::new(
    "Aineistoa saa käyttää vapaasti lisenssin ehdoilla:",
    "The data may be used freely under the terms of the licence:",
);
pub(super) const ASK: Text = Text::new("Kysymykset ja korjaukset:", "Questions and corrections:");
