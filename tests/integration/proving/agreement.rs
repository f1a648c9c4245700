//! What a reader of values is sure of, the prover proves.

use hanke::check::evidence::{Kind, Stated, Value};
use hanke::document::Document;
use hanke::record::AsOf;
use hanke::text::place;
use hanke::text::value::{Found, code, date, link, money, organization, page_reference, target_group};

use super::dice::Dice;
use super::{PROVER, lines};

/// What the readers are sure of in a text, beside the name of the reader.
fn certain(text: &str) -> Vec<(&'static str, Stated)> {
    let mut certain = Vec::new();
    let moment = |field, day| Stated { field, kind: Kind::Date, value: Value::Moment(AsOf::Day(day)) };
    let year = |field, year| Stated { field, kind: Kind::Year, value: Value::Moment(AsOf::Year(year)) };
    let words = |kind, value: String| Stated { field: "name", kind, value: Value::Text(value) };
    for (value, currency) in sure(money::sums(text, None).found) {
        let value = Value::Money(value, currency);
        certain.push(("sums", Stated { field: "value", kind: Kind::Amount, value }));
    }
    match date::span(text).filter(|found| found.doubt.is_none()).map(|found| found.value) {
        Some(date::Span::Day(day)) => certain.push(("span", moment("as_of", day))),
        Some(date::Span::Period(period)) => {
            certain.extend(period.start.map(|day| ("span", moment("start", day))));
            certain.extend(period.end.map(|day| ("span", moment("end", day))));
        }
        None => (),
    }
    for period in sure(date::periods(text)) {
        certain.extend(period.start.map(|day| ("periods", moment("start", day))));
        certain.extend(period.end.map(|day| ("periods", moment("end", day))));
    }
    certain.extend(sure(date::dates(text)).map(|day| ("dates", moment("as_of", day))));
    certain.extend(sure(date::years(text)).map(|found| ("years", year("year", found))));
    for span in sure(date::year_ranges(text)) {
        certain.extend([("year_ranges", year("start_year", span.first)), ("year_ranges", year("end_year", span.last))]);
    }
    certain.extend(sure(code::project_codes(text)).map(|code| ("project_codes", words(Kind::Code, code))));
    certain.extend(sure(code::business_ids(text)).map(|code| ("business_ids", words(Kind::Code, code))));
    certain.extend(sure(link::links(text)).map(|link| ("links", words(Kind::Link, link))));
    certain.extend(sure(page_reference::references(text)).map(|pages| ("references", words(Kind::Extent, pages))));
    certain.extend(sure(target_group::list(text)).map(|group| ("groups", words(Kind::Quote, group))));
    certain.extend(sure(place::places(text)).map(|place| ("places", words(Kind::Place, place.name))));
    for organization in sure(organization::list(text)) {
        certain.push(("organizations", words(Kind::Organization, organization.name)));
        certain.extend(organization.acronym.map(|acronym| ("acronyms", words(Kind::Name, acronym))));
        certain.extend(organization.business_id.map(|id| ("ids", words(Kind::Code, id))));
    }
    certain
}

fn sure<T>(found: Vec<Found<T>>) -> impl Iterator<Item = T> {
    found.into_iter().filter(|found| found.doubt.is_none()).map(|found| found.value)
}

/// What a reader is sure of and the prover does not prove, in a text as documents are cleaned.
pub(super) fn contradictions(text: &str) -> Vec<String> {
    let document = Document::of_text("a.txt", text);
    let text = document.text.as_str();
    let unproven = certain(text).into_iter().filter_map(|(reader, stated)| {
        let why = PROVER.prove(&stated, text).err()?;
        Some(format!("{reader}: {} {} in {text:?}: {why:?}", stated.field, stated.value))
    });
    unproven.collect()
}

fn none_contradict(texts: impl Iterator<Item = String>) {
    let found: Vec<_> = texts.flat_map(|text| contradictions(&text)).take(60).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn what_a_reader_is_sure_of_in_a_line_is_proven() {
    let mut dice = Dice(41);
    none_contradict(
        (0..3_000)
            .flat_map(|_| [lines::line(&mut dice).text, lines::belied(&mut dice).text])
            .collect::<Vec<_>>()
            .into_iter(),
    );
}

/// The lines of the fixtures, which are made of what is hard to read.
#[test]
fn what_a_reader_is_sure_of_in_a_fixture_is_proven() {
    let folder = crate::project().join("tests/fixtures");
    let is_text = |file: &String| std::path::Path::new(file).extension().is_some_and(|extension| extension == "txt");
    let files = crate::files(&folder).into_iter().filter(is_text);
    let texts = files.filter_map(|file| std::fs::read_to_string(folder.join(file)).ok());
    none_contradict(texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()));
}

/// Every form of the name of every place, as the reader of places knows them.
#[test]
fn every_form_of_a_place_is_proven() {
    let forms = place::all().iter().flat_map(|place| place::inflection::forms(&place.name));
    none_contradict(forms.map(|(_, form)| format!("Hanke toimi {form} vuoden.")));
}
