//! Pages of a register that nobody has seen: of what each says at least 99 % is read right and without a doubt.

use std::collections::{BTreeSet, HashMap};

use hanke::KnowledgeGraph;
use hanke::document::Document;
use hanke::extract::{Confidence, Layouts, ProjectNames};
use hanke::source::RecordFile;
use hanke::vocab::skos;
use oxigraph::model::Term;

use crate::proving::dice::Dice;

/// A line of a page: a label and its value, or a heading with lines below it.
enum Said {
    Value(&'static str, String),
    List(&'static str, Vec<String>),
}

/// A page and the facts that it tells.
struct Page {
    said: Vec<Said>,
    facts: Vec<String>,
}

const SYLLABLES: [&str; 16] =
    ["ka", "lo", "mi", "nu", "pe", "ri", "sa", "to", "ve", "jo", "hai", "kui", "lin", "mar", "sal", "tuo"];

/// Towns, their genitives and where they lie, as pages print them.
const TOWNS: [(&str, &str); 6] = [
    ("Mikkeli", "Mikkelin"),
    ("Kotka", "Kotkan"),
    ("Savonlinna", "Savonlinnan"),
    ("Kajaani", "Kajaanin"),
    ("Pori", "Porin"),
    ("Joensuu", "Joensuun"),
];

const TYPES: [(&str, &str); 7] = [
    ("Kunta", "municipality"),
    ("Yliopisto", "university"),
    ("Säätiö", "foundation"),
    ("Kansalaisjärjestö", "non-governmental-organisation"),
    ("Ammattikorkeakoulu", "university-of-applied-sciences"),
    ("Yritys", "company"),
    ("Seurakunta", "religious-community"),
];

/// What every fact of a kind has in it, so that one that no page tells is known.
const KINDS_OF_FACTS: [&str; 11] = [
    " lead-implementer ",
    " part-implementer ",
    " partner ",
    " authority ",
    " businessId ",
    " area ",
    " startDate ",
    " endDate ",
    " status ",
    " granted eu-and-state ",
    " realised eu-and-state ",
];

fn word(dice: &mut Dice) -> String {
    let word: String = (0..3 + dice.below(2)).map(|_| *dice.one_of(&SYLLABLES)).collect();
    word[..1].to_uppercase() + &word[1..]
}

fn organization(dice: &mut Dice) -> String {
    let word = word(dice);
    match dice.below(8) {
        0 => format!("{word} ry"),
        1 => format!("{word} Oy"),
        2 => format!("{word}n säätiö sr"),
        3 => format!("{word}n kansanopisto"),
        4 => format!("{word}n ammattikorkeakoulu Oy"),
        5 => format!("{word}n nuoret ry"),
        6 => format!("{word} ja {} ry", self::word(dice)),
        _ => format!("{word}n yliopisto"),
    }
}

/// A business id with its check digit.
fn business_id(dice: &mut Dice) -> String {
    loop {
        let digits: Vec<usize> = std::iter::once(1 + dice.below(3)).chain((0..6).map(|_| dice.below(10))).collect();
        let sum: usize = digits.iter().zip([7, 9, 10, 5, 8, 4, 2]).map(|(digit, weight)| digit * weight).sum();
        if sum % 11 != 1 {
            let number: String = digits.iter().map(ToString::to_string).collect();
            return format!("{number}-{}", (11 - sum % 11) % 11);
        }
    }
}

fn grouped(number: usize) -> String {
    let (thousands, rest) = (number / 1_000, number % 1_000);
    if thousands == 0 { rest.to_string() } else { format!("{} {rest:03}", grouped(thousands)) }
}

impl Page {
    fn new(dice: &mut Dice, number: usize) -> Self {
        let code = format!("{}{}", dice.one_of(&["S", "A", "J"]), 20_000 + number);
        let mut page = Self { said: Vec::new(), facts: Vec::new() };
        page.project(dice, &code);
        page.applicant(dice, &code);
        page.others(dice, &code, "Osatoteuttajat", "part-implementer");
        page.others(dice, &code, "Tuen siirronsaajat", "partner");
        page.money(dice, &code);
        page
    }

    fn tell(&mut self, label: &'static str, value: &str, fact: String) {
        self.said.push(Said::Value(label, value.to_owned()));
        self.facts.extend(Some(fact).filter(|fact| !fact.is_empty()));
    }

    fn project(&mut self, dice: &mut Dice, code: &str) {
        self.tell("Hankekoodi", code, format!("{code} code {code}"));
        let name = match dice.below(4) {
            0 => word(dice),
            1 => format!("{} - {} työhön", word(dice), word(dice)),
            2 => format!("{} 2.0", word(dice)),
            _ => format!("{}: {} ja {}", word(dice), word(dice), word(dice)),
        };
        self.tell("Hankkeen nimi", &name, format!("{code} prefLabel {name}"));
        let axis = format!("{} edistäminen", word(dice));
        self.tell("Toimintalinja", &format!("{}. {axis}", 1 + dice.below(9)), format!("{code} programme {axis}"));
        let goal = format!("{} vahvistaminen", word(dice));
        let number = format!("{}.{}.", 1 + dice.below(12), 1 + dice.below(3));
        self.tell("Erityistavoite", &format!("{number} {goal}"), format!("{code} programme {goal}"));
        let (first, last) = ((1 + dice.below(28), 1 + dice.below(12)), (1 + dice.below(28), 1 + dice.below(12)));
        let (from, to) = (2014 + dice.below(4), 2019 + dice.below(4));
        let form = *dice.one_of(&["Alkaa {} ja päättyy {}", "{} – {}", "{}-{}"]);
        let day = |(day, month): (usize, usize), year: usize| format!("{day}.{month}.{year}");
        let period = form.replacen("{}", &day(first, from), 1).replacen("{}", &day(last, to), 1);
        let iso = |(day, month): (usize, usize), year: usize| format!("{year}-{month:02}-{day:02}");
        self.tell("Suunnitelman mukainen toteutusaika", &period, format!("{code} startDate {}", iso(first, from)));
        self.facts.push(format!("{code} endDate {}", iso(last, to)));
        let (state, status) = *dice.one_of(&[
            ("Toiminta päättynyt", "ended"),
            ("Hanke loppunut", "ended"),
            ("Toiminnassa", "ongoing"),
            ("Hanke käynnissä", "ongoing"),
        ]);
        self.tell("Toiminnan tila", state, format!("{code} status {status}"));
        let office = format!(
            "{} elinkeino-, liikenne- ja ympäristökeskus",
            dice.one_of(&["Hämeen", "Etelä-Savon", "Keski-Suomen"])
        );
        self.tell("Vastuuviranomainen", &office, format!("{code} authority {office}"));
    }

    fn applicant(&mut self, dice: &mut Dice, code: &str) {
        let name = organization(dice);
        self.tell("Hakijan virallinen nimi", &name, format!("{code} lead-implementer {name}"));
        let (written, kind) = *dice.one_of(&TYPES);
        self.tell("Organisaatiotyyppi", written, format!("{name} organizationType {kind}"));
        let id = business_id(dice);
        self.tell("Y-tunnus", &id, format!("{name} businessId {id}"));
        self.tell("Jakeluosoite", "Esimerkkikatu 1", String::new());
        let (town, _) = *dice.one_of(&TOWNS);
        let written = if dice.once_in(2) { town.to_uppercase() } else { town.to_owned() };
        self.tell("Postitoimipaikka", &written, format!("{name} area {}", town.to_lowercase()));
        let page = format!("http://www.{}.example.org/", word(dice).to_lowercase());
        self.tell("WWW-osoite", &page, format!("{name} page {page}"));
    }

    /// Organisations one a line: with an id, as a unit of a town with its id, as a town, or by a name alone.
    fn others(&mut self, dice: &mut Dice, code: &str, heading: &'static str, role: &str) {
        let mut lines = Vec::new();
        let mut towns = TOWNS.to_vec();
        for _ in 0..dice.below(4) {
            let (town, of_town) = towns.remove(dice.below(towns.len()));
            let name = organization(dice);
            let id = business_id(dice);
            let (line, named) = match dice.below(4) {
                0 => {
                    self.facts.push(format!("{name} businessId {id}"));
                    (format!("{name}, {id}"), name)
                }
                1 => {
                    // A unit without a name of its own keeps the whole in its name.
                    let written = if dice.once_in(2) {
                        "nuorisopalvelut".to_owned()
                    } else {
                        format!("{}n nuorisotalo", word(dice))
                    };
                    let unit =
                        if written == "nuorisopalvelut" { format!("{name}, {written}") } else { written.clone() };
                    self.facts.push(format!("{name} businessId {id}"));
                    (format!("{name}, {written}, {id}"), unit)
                }
                2 => {
                    let town_itself = format!("{of_town} kaupunki");
                    self.facts.push(format!("{town_itself} area {}", town.to_lowercase()));
                    (town_itself.clone(), town_itself)
                }
                _ => (name.clone(), name),
            };
            self.facts.push(format!("{code} {role} {named}"));
            lines.push(line);
        }
        if !lines.is_empty() {
            self.said.push(Said::List(heading, lines));
        }
    }

    fn money(&mut self, dice: &mut Dice, code: &str) {
        for (label, kind) in [
            ("Myönnetty EU- ja valtion rahoitus", "granted eu-and-state"),
            ("Toteutunut EU- ja valtion rahoitus", "realised eu-and-state"),
            ("Suunniteltu julkinen rahoitus yhteensä", "planned public-total"),
        ] {
            let sum = 1_000 + dice.below(2_000_000);
            let written = match dice.below(3) {
                0 => format!("{} €", grouped(sum)),
                1 => format!("{} euroa", grouped(sum).replace(' ', "\u{a0}")),
                _ => format!("{sum},00 EUR"),
            };
            self.tell(label, &written, format!("{code} {kind} {sum}"));
        }
    }

    fn text(&self) -> String {
        let line = |said: &Said| match said {
            Said::Value(label, value) => format!("{label}: {value}\n\n"),
            Said::List(heading, lines) => format!("{heading}\n\n{}\n\n", lines.join("\n")),
        };
        format!(
            "1 Hanke\n\n{}3 Suunnitelman mukainen tiivistelmä toteutuksesta\n\nTyö jatkuu.\n",
            self.said.iter().map(line).collect::<String>()
        )
    }

    /// As a page of the web, by what stands around a label, a value and a line of a list.
    fn web(&self, [before, between, behind]: [&str; 3], end: &str) -> String {
        let line = |said: &Said| match said {
            Said::Value(label, value) => format!("{before}{label}:{between}{value}{behind}{end}"),
            Said::List(heading, lines) => {
                let lines: Vec<_> = lines.iter().map(|line| format!("<li>{line}</li>{end}")).collect();
                format!("{before}{heading}{between}<ul>{end}{}</ul>{behind}{end}", lines.concat())
            }
        };
        let body: String = self.said.iter().map(line).collect();
        let around = if before.starts_with("<tr") { ["<table>", "</table>"] } else { ["<dl>", "</dl>"] };
        let around = if before.starts_with("<p") { ["", ""] } else { around };
        format!(
            "<!DOCTYPE html>{end}<html lang=\"fi\"><body><h2>1 Hanke</h2>{end}{}{body}{}</body></html>",
            around[0], around[1]
        )
    }

    fn document(&self, form: usize) -> Document {
        let tags = [["<p>", " ", "</p>"], ["<dt>", "</dt><dd>", "</dd>"], ["<tr><td>", "</td><td>", "</td></tr>"]];
        let (name, text) = match form {
            0 => ("sivu.txt", self.text()),
            form => ("sivu.html", self.web(tags[(form - 1) / 2], if form % 2 == 0 { "\n" } else { "" })),
        };
        Document::of_bytes(name, text.as_bytes()).unwrap()
    }
}

/// What a graph says, in the words of the facts.
fn told(graph: &KnowledgeGraph) -> BTreeSet<String> {
    let (mut names, mut of) = (HashMap::new(), HashMap::<String, HashMap<String, Vec<String>>>::new());
    let quads: Vec<_> = graph.view().map(|quad| quad.unwrap()).collect();
    let last = |iri: &str| iri.rsplit(['/', '#']).find(|part| !part.is_empty()).unwrap_or_default().to_owned();
    for quad in &quads {
        if let (true, Term::Literal(name)) = (quad.predicate == skos::PREF_LABEL, &quad.object) {
            names.entry(quad.subject.to_string()).or_insert_with(|| name.value().to_owned());
        }
    }
    let shown = |term: &Term| match term {
        Term::Literal(literal) => literal.value().to_owned(),
        Term::NamedNode(node) if node.as_str().contains("/scheme/") || node.as_str().contains("/id/project/") => {
            last(node.as_str())
        }
        Term::NamedNode(node) => names.get(&node.to_string()).cloned().unwrap_or_else(|| node.as_str().to_owned()),
        term => term.to_string(),
    };
    for quad in &quads {
        let property = last(quad.predicate.as_str());
        of.entry(quad.subject.to_string()).or_default().entry(property).or_default().push(shown(&quad.object));
    }
    let mut told = BTreeSet::new();
    for (thing, said) in &of {
        let one = |property: &str| said.get(property).and_then(|values| values.first()).cloned().unwrap_or_default();
        let iri = thing.trim_matches(['<', '>']);
        let name = if iri.contains("/id/project/") { last(iri) } else { names.get(thing).cloned().unwrap_or_default() };
        told.extend(
            said.iter()
                .flat_map(|(property, values)| values.iter().map(move |value| (property, value)))
                .map(|(property, value)| format!("{name} {property} {value}")),
        );
        told.insert(format!("{} {} {}", one("project"), one("role"), one("organization")));
        told.insert(format!("{} {} {} {}", one("project"), one("amountKind"), one("amountShare"), one("value")));
    }
    told
}

#[test]
fn of_register_pages_that_nobody_has_seen_at_least_99_percent_is_read_without_a_doubt() {
    let layouts = Layouts::shipped().unwrap();
    let mut dice = Dice(2014);
    let (mut facts, mut builder) = (Vec::new(), KnowledgeGraph::builder().unwrap());
    for number in 0..70 {
        let (page, form) = (Page::new(&mut dice, number), number % 7);
        let document = page.document(form);
        let mut reading = layouts.read(&document).unwrap();
        assert_eq!(reading.layout.name, "register-page");
        reading.proposals.retain(|proposal| proposal.confidence != Confidence::Doubtful);
        let records = reading
            .record_file(&ProjectNames::default())
            .replace("id        = \"sivu\"", &format!("id = \"sivu-{number}\""));
        builder = builder.records(RecordFile::new(format!("sivu-{number}.toml"), records));
        facts.extend(page.facts.into_iter().map(|fact| (form, fact)));
    }
    let told = told(&builder.build().unwrap_or_else(|error| panic!("{error}")));
    let said: BTreeSet<_> = facts.iter().map(|(_, fact)| fact).collect();
    let is_kind =
        |fact: &&String| !fact.contains(" definition ") && KINDS_OF_FACTS.iter().any(|kind| fact.contains(kind));
    let wrong: Vec<_> = told.iter().filter(is_kind).filter(|fact| !said.contains(fact)).collect();
    assert!(wrong.is_empty(), "no page says: {wrong:#?}");
    let missed: Vec<_> = facts.iter().filter(|(_, fact)| !told.contains(fact)).collect();
    assert!(missed.len() * 100 <= facts.len(), "{} of {}: {missed:#?}", missed.len(), facts.len());
}
