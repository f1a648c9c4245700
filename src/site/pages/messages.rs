//! What the pages say of their own: everything but the data and the names of terms.

use crate::language::Text;

pub(super) const SKIP: Text = Text::new("Siirry sisältöön", "Skip to content");
pub(super) const IN_THIS_LANGUAGE: Text = Text::in_all("Suomeksi", "På svenska", "In English");
pub(super) const BREADCRUMBS: Text = Text::new("Murupolku", "Breadcrumbs");
pub(super) const FRONT_PAGE: Text = Text::new("Etusivu", "Front page");
pub(super) const DATA: Text = Text::new("Tämän sivun tiedot muodoissa", "The data of this page as");
pub(super) const LICENCE: Text = Text::new("Lisenssi", "Licence");
pub(super) const PUBLISHER: Text = Text::new("Julkaisija", "Publisher");
pub(super) const VERSION: Text = Text::new("Versio", "Version");

pub(super) const FACTS: Text = Text::new("Tiedot", "Facts");
pub(super) const TOLD: Text = Text::new("Kuvaus", "Description");
pub(super) const OTHER_LINKS: Text = Text::new("Muut viittaukset", "Other links here");
pub(super) const PASSAGES: Text = Text::new("Mitä lähde sanoo", "What the source says");
pub(super) const SOURCES: Text = Text::new("Lähteet", "Sources");
pub(super) const SOURCE: Text = Text::new("Lähde:", "Source:");
pub(super) const ANOTHER_SOURCE: Text = Text::new("Toinen lähde sanoo", "Another source says");
pub(super) const DETAILS: Text = Text::new("Tarkemmin", "Details");
pub(super) const SHOWN: Text = Text::new("Tässä näkyviä:", "Shown here: the first");
pub(super) const OF_ALL: Text = Text::new("Kaikkiaan niitä on", "In all there are");
pub(super) const ALL_IN_FILES: Text =
    Text::new("Loput löytyvät ladattavista tiedostoista.", "The rest are in the files to download.");

pub(super) const PROJECTS: Text = Text::new("Hankkeet", "Projects");
pub(super) const PROGRAMMES: Text = Text::new("Ohjelmat", "Programmes");
pub(super) const ORGANIZATIONS: Text = Text::new("Organisaatiot", "Organisations");
pub(super) const PRACTICES: Text = Text::new("Käytännöt", "Practices");
pub(super) const OUTCOMES: Text = Text::new("Tuotokset", "Outcomes");
pub(super) const AMOUNTS: Text = Text::new("Rahamäärät", "Amounts");
pub(super) const AWARDS: Text = Text::new("Rahoituspäätökset", "Awards");
pub(super) const UPTAKES: Text = Text::new("Käyttöönotot", "Uptakes");
pub(super) const RECOGNITIONS: Text = Text::new("Tunnustukset", "Recognitions");
pub(super) const PARTICIPANTS: Text = Text::new("Osallistujat", "Participants");
pub(super) const TAKES_PART: Text =
    Text::new("Mukana hankkeissa ja ohjelmissa", "Takes part in projects and programmes");
pub(super) const FUNDS: Text = Text::new("Rahoittanut hankkeita", "Has funded projects");
pub(super) const FUNDED_OUTCOMES: Text = Text::new("Rahoittanut tuotoksia", "Has funded outcomes");
pub(super) const DEVELOPED: Text = Text::new("Kehittänyt käytäntöjä", "Has developed practices");
pub(super) const TOOK_UP: Text = Text::new("Ottanut käyttöön", "Has taken into use");
pub(super) const GAVE_RECOGNITION: Text = Text::new("Antanut tunnustuksia", "Has given recognition");
pub(super) const PUBLISHED: Text = Text::new("Julkaissut", "Has published");
pub(super) const PUBLISHED_SOURCES: Text = Text::new("Julkaissut lähteitä", "Has published sources");
pub(super) const PARTS: Text = Text::new("Ohjelman osat", "Parts of the programme");
pub(super) const PRESENTED_IN: Text = Text::new("Esitelty tuotoksissa", "Presented in outcomes");
pub(super) const PERIOD: Text = Text::new("Toteutusaika", "Period");
