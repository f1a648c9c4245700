//! What the checks that are neither shapes nor rules say.

use crate::language::Text;

use super::finding::{About, Finding};
use super::profile::Profile;

/// What such a check says of each of its findings.
struct Check {
    name: &'static str,
    /// What is wrong, why it matters and how to mend it, each in Finnish and in English.
    problem: Text,
    why: Text,
    mend: Text,
}

const CHECKS: &[Check] = &[
    Check {
        name: "business-id-digit",
        problem: Text::new("Y-tunnuksen tarkistusnumero on väärä.", "The check digit of the business id is wrong."),
        why: Text::new(
            "Jokin numeroista on väärä, joten tunnus voi olla toisen organisaation.",
            "One of the digits is wrong, so the id may be that of another organisation.",
        ),
        mend: Text::new(
            "Tarkista tunnus lähteestä ja yritystietojärjestelmästä (ytj.fi). Jos lähde on väärässä, jätä tunnus pois.",
            "Look the id up in the source and in the register of businesses (ytj.fi). If the source is wrong, leave the id out.",
        ),
    },
    Check {
        name: "damaged-text",
        problem: Text::new("Teksti on vahingoittunut matkalla.", "The text was damaged on its way."),
        why: Text::new(
            "Vahingoittunut nimi tekee samasta asiasta kaksi eikä löydy haulla.",
            "A damaged name makes two things of one, and no search finds it.",
        ),
        mend: Text::new(
            "Korjaa tietue niin, että siinä on se, mitä lähteen tekijä kirjoitti. Jos lähde on vahingoittunut, hanki siitä ehjä kappale.",
            "Correct the record so that it has what the author of the source wrote. If the source is damaged, get a sound copy of it.",
        ),
    },
    Check {
        name: "decision-stale",
        problem: Text::new(
            "Päätöksen perustana olleet tiedot ovat muuttuneet.",
            "The claims that a decision was made over have changed.",
        ),
        why: Text::new(
            "Päätös ohittaa kaikki lähteet, myös ne, jotka ovat tulleet tai muuttuneet sen jälkeen.",
            "A decision overrides all sources, those that have come or changed since too.",
        ),
        mend: Text::new(
            "Tarkista asia ja tee päätös uudelleen tai poista se tiedostosta decisions.toml.",
            "Look again, and decide anew or take the decision out of decisions.toml.",
        ),
    },
    Check {
        name: "disagreement",
        problem: Text::new("Lähteet kertovat tästä eri tavoin.", "Sources tell of this differently."),
        why: Text::new(
            "Näkymässä on vain yksi arvo; lukijan on hyvä tietää, että muitakin on.",
            "The view shows one value only; a reader should know that there are others.",
        ),
        mend: Text::new(
            "Jos näytetty arvo on väärä, kirjaa päätös. Muuten riittää selitys aineiston README-tiedostossa.",
            "If the value shown is wrong, record a decision. Otherwise explain it in the README of the data.",
        ),
    },
    Check {
        name: "few-persons",
        problem: Text::new("Tekstissä on henkilömäärä, joka on alle viisi.", "A text counts fewer than five persons."),
        why: Text::new(
            "Näin pieni lukumäärä voi paljastaa yksittäisiä ihmisiä. Väite jätetään julkaisuista pois.",
            "A count as small as this may point at single persons. The statement is left out of publications.",
        ),
        mend: Text::new(
            "Kirjoita tietueen teksti niin, ettei siinä ole lukumäärää, tai kirjoita \"alle viisi\".",
            "Write the text of the record without the count, or say \"fewer than five\".",
        ),
    },
    Check {
        name: "file-name",
        problem: Text::new(
            "Tunnuksesta ei voi tehdä tiedostonimeä kaikissa järjestelmissä.",
            "The id cannot be the name of a file on every system.",
        ),
        why: Text::new(
            "Windows ja macOS eivät salli kaikkia merkkejä ja nimiä eivätkä erota isoja kirjaimia pienistä. Julkaisussa asian tiedostoilla on siksi toinen nimi; sen IRI ei muutu.",
            "Windows and macOS do not take every sign and name, nor tell capital letters from small ones. So in a publication the files of this thing have another name; its IRI stays.",
        ),
        mend: Text::new(
            "Mitään ei tarvitse tehdä. Jos tunnus on itse keksitty, toinen tunnus (kirjaimia, numeroita ja viivoja) tekee linkeistä helpompia lukea.",
            "Nothing needs to be done. If the id is one of your own, another one (letters, digits and hyphens) makes links easier to read.",
        ),
    },
    Check {
        name: "original-changed",
        problem: Text::new(
            "Lähteen teksti on muuttunut sen jälkeen, kun se luettiin.",
            "The text of the source has changed since it was read.",
        ),
        why: Text::new(
            "Yhdenkään tiedon paikkansapitävyydestä ei voi olla varma, ennen kuin kohdat on luettu uudelleen.",
            "None of its statements can be relied on until the passages have been read again.",
        ),
        mend: Text::new(
            "Vertaa tietueita uuteen tekstiin, korjaa rivit ja merkitse lähteelle uusi sha256.",
            "Hold the records against the new text, correct the lines, and give the source its new sha256.",
        ),
    },
    Check {
        name: "original-missing",
        problem: Text::new("Lähteen alkuperäistä tekstiä ei löytynyt.", "The original of the source was not found."),
        why: Text::new(
            "Lähteen tietoja ei voi todentaa ilman tekstiä, josta ne on luettu.",
            "What the source says cannot be proven without the text that it was read from.",
        ),
        mend: Text::new("Lisää kansio, jossa teksti on.", "Add the folder that has it."),
    },
    Check {
        name: "person-name",
        problem: Text::new("Tekstissä saattaa olla henkilön nimi.", "A text may hold the name of a person."),
        why: Text::new(
            "Yhteyshenkilöitä ja muita ihmisiä ei nimetä aineistossa.",
            "Contact persons and others are not named in the data.",
        ),
        mend: Text::new(
            "Poista nimi. Jos kyse ei ole ihmisestä, kirjaa se tiedostoon decisions.toml taulukoksi [[harmless]].",
            "Take the name out. If it is not that of a person, record that as a table [[harmless]] in decisions.toml.",
        ),
    },
    Check {
        name: "person-withheld",
        problem: Text::new(
            "Tietue ei ole graafissa: se saattaa johtaa ihmisen luo.",
            "A record is not in the graph: it may lead to a person.",
        ),
        why: Text::new(
            "Ihmisten nimet, osoitteet ja numerot eivät kuulu aineistoon, ja ohjelma ei voi aina erottaa niitä muusta.",
            "Names, addresses and numbers of people are no part of the data, and a program cannot always tell.",
        ),
        mend: Text::new(
            "Poista kohta tietueesta. Jos kyse ei ole ihmisestä, kirjaa se tiedostoon decisions.toml taulukoksi [[harmless]].",
            "Take it out of the record. If it leads to nobody, record that as a table [[harmless]] in decisions.toml.",
        ),
    },
    Check {
        name: "record-fault",
        problem: Text::new("Tietuetiedostossa on virhe.", "A record file has a fault."),
        why: Text::new(
            "Viallisista tiedoista ei muodosteta graafia, joten muuta ei ole tarkistettu.",
            "No graph is built of faulty records, so nothing else has been checked.",
        ),
        mend: Text::new("Korjaa kohta ja tarkista uudelleen.", "Mend the place and check again."),
    },
    Check {
        name: "same-or-not",
        problem: Text::new("Kaksi nimeä saattaa tarkoittaa samaa.", "Two names may mean one thing."),
        why: Text::new(
            "Jos ne ovat sama asia, luvut ja luettelot laskevat sen kahteen kertaan; yhdistäminen ilman varmuutta olisi vielä pahempi virhe.",
            "If they are one, numbers and lists count it twice; merging without being sure would be worse.",
        ),
        mend: Text::new(
            "Kirjaa vastaus: samat organisaatiot tiedostoon organizations.toml, muut samat ja kaikki eri asiat tiedostoon decisions.toml.",
            "Record the answer: organisations that are the same in organizations.toml; other things that are the same, and all that are different, in decisions.toml.",
        ),
    },
    Check {
        name: "source-without-digest",
        problem: Text::new("Lähteellä ei ole tiivistettä (sha256).", "The source has no digest (sha256)."),
        why: Text::new(
            "Ilman tiivistettä ei tiedetä, mistä tekstistä tiedot on luettu, eikä niitä voi todistaa.",
            "Without one it is not known which text was read, and nothing can be proven.",
        ),
        mend: Text::new(
            "Merkitse tietuetiedoston [source]-osaan sen tekstin sha256, josta tiedot on luettu.",
            "Give the sha256 of the text that was read under [source] of the record file.",
        ),
    },
    Check {
        name: "value-inferred",
        problem: Text::new(
            "Arvo on päätelty; lähteessä sitä ei ole sellaisenaan.",
            "The value is inferred; no passage prints it.",
        ),
        why: Text::new(
            "Lukijan on hyvä tietää, mikä on luettu ja mikä päätelty.",
            "A reader should know what was read and what was concluded.",
        ),
        mend: Text::new(
            "Varmista, että tietuetiedoston kommentti kertoo, mistä arvo on päätelty.",
            "See that a comment in the record file tells how it is known.",
        ),
    },
    Check {
        name: "value-needlessly-inferred",
        problem: Text::new(
            "Arvo on merkitty päätellyksi, vaikka se on lähteessä.",
            "The value is said to be inferred, but the passage prints it.",
        ),
        why: Text::new("Arvoa, jonka voi todentaa, ei pidä merkitä päätellyksi.", "What can be proven should be."),
        mend: Text::new(
            "Poista kenttä tietueen inferred-luettelosta.",
            "Take the field out of the record's list inferred.",
        ),
    },
    Check {
        name: "value-not-there",
        problem: Text::new(
            "Arvoa ei ole siinä lähteen kohdassa, johon tietue viittaa.",
            "The value does not stand in the passage that the record cites.",
        ),
        why: Text::new(
            "Jokaisen tiedon on löydyttävä kohdasta, joka mainitaan sen lähteenä.",
            "Every value must be found in the passage that is given as its source.",
        ),
        mend: Text::new(
            "Tarkista arvo ja rivit lähteestä ja korjaa tietue. Jos arvo on päätelty, luettele kenttä tietueen inferred-kentässä ja kerro kommentissa, mistä se on päätelty.",
            "Look up the value and the lines in the source and correct the record. If it is inferred, list the field under inferred and say in a comment how it is known.",
        ),
    },
];

/// A finding of a check, about nothing yet.
pub(super) fn finding(name: &str, profile: &Profile) -> Finding {
    let check = CHECKS.iter().find(|check| check.name == name);
    Finding {
        check: name.to_owned(),
        severity: profile.severity(name),
        problem: check.map(|check| check.problem.into()).unwrap_or_default(),
        why: check.map(|check| check.why.into()),
        mend: check.map(|check| check.mend.into()),
        about: About::default(),
        entity_name: None,
        value_name: None,
        passages: Vec::new(),
        places: Vec::new(),
        notes: Vec::new(),
    }
}

/// The names of these checks.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    CHECKS.iter().map(|check| check.name)
}
