//! What the pages say of their own: everything but the data and the names of terms.

use crate::language::Text;

pub const SKIP: Text = Text::new("Siirry sisältöön", "Skip to content");
pub const IN_THIS_LANGUAGE: Text = Text::in_all("Suomeksi", "På svenska", "In English");
pub const BREADCRUMBS: Text = Text::new("Murupolku", "Breadcrumbs");
pub const FRONT_PAGE: Text = Text::new("Etusivu", "Front page");
pub const DATA: Text = Text::new("Tämän sivun tiedot muodoissa", "The data of this page as");
pub const LICENCE: Text = Text::new("Lisenssi", "Licence");
pub const PUBLISHER: Text = Text::new("Julkaisija", "Publisher");
pub const VERSION: Text = Text::new("Versio", "Version");

pub const FACTS: Text = Text::new("Tiedot", "Facts");
pub const TOLD: Text = Text::new("Kuvaus", "Description");
pub const OTHER_LINKS: Text = Text::new("Muut viittaukset", "Other links here");
pub const PASSAGES: Text = Text::new("Mitä lähde sanoo", "What the source says");
pub const SOURCES: Text = Text::new("Lähteet", "Sources");
pub const SOURCE: Text = Text::new("Lähde:", "Source:");
pub const ANOTHER_SOURCE: Text = Text::new("Toinen lähde sanoo", "Another source says");
pub const DETAILS: Text = Text::new("Tarkemmin", "Details");
pub const SHOWN: Text = Text::new("Tässä näkyviä:", "Shown here: the first");
pub const OF_ALL: Text = Text::new("Kaikkiaan niitä on", "In all there are");
pub const ALL_IN_FILES: Text =
    Text::new("Loput löytyvät ladattavista tiedostoista.", "The rest are in the files to download.");

pub const PROJECTS: Text = Text::new("Hankkeet", "Projects");
pub const PROGRAMMES: Text = Text::new("Ohjelmat", "Programmes");
pub const ORGANIZATIONS: Text = Text::new("Organisaatiot", "Organisations");
pub const PRACTICES: Text = Text::new("Käytännöt", "Practices");
pub const OUTCOMES: Text = Text::new("Tuotokset", "Outcomes");
pub const AMOUNTS: Text = Text::new("Rahamäärät", "Amounts");
pub const AWARDS: Text = Text::new("Rahoituspäätökset", "Awards");
pub const UPTAKES: Text = Text::new("Käyttöönotot", "Uptakes");
pub const RECOGNITIONS: Text = Text::new("Tunnustukset", "Recognitions");
pub const PARTICIPANTS: Text = Text::new("Osallistujat", "Participants");
pub const TAKES_PART: Text = Text::new("Mukana hankkeissa ja ohjelmissa", "Takes part in projects and programmes");
pub const FUNDS: Text = Text::new("Rahoittanut hankkeita", "Has funded projects");
pub const FUNDED_OUTCOMES: Text = Text::new("Rahoittanut tuotoksia", "Has funded outcomes");
pub const DEVELOPED: Text = Text::new("Kehittänyt käytäntöjä", "Has developed practices");
pub const TOOK_UP: Text = Text::new("Ottanut käyttöön", "Has taken into use");
pub const GAVE_RECOGNITION: Text = Text::new("Antanut tunnustuksia", "Has given recognition");
pub const PUBLISHED: Text = Text::new("Julkaissut", "Has published");
pub const PUBLISHED_SOURCES: Text = Text::new("Julkaissut lähteitä", "Has published sources");
pub const PARTS: Text = Text::new("Ohjelman osat", "Parts of the programme");
pub const PRESENTED_IN: Text = Text::new("Esitelty tuotoksissa", "Presented in outcomes");
pub const PERIOD: Text = Text::new("Toteutusaika", "Period");
