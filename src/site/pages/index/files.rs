//! The files of the bundle, for those who want the data.

use maud::{Markup, html};

use crate::language::Text;
use crate::publish::contents::{Media, Set, Written};
use crate::site::pages::page::Page;

use super::messages;

/// How many digits of a checksum are shown: enough to tell two files apart at a glance.
const DIGITS: usize = 12;

/// The groups in which files are listed.
const GROUPS: [Text; 5] = [
    messages::FILES_DATA,
    messages::FILES_TABLES,
    messages::FILES_VOCABULARY,
    messages::FILES_QUERIES,
    messages::FILES_ABOUT,
];

pub(super) fn of(page: &Page<'_>, written: &[Written], later: &[String]) -> Markup {
    let is_style = |file: &Written| Media::of(&file.path).iana == "text/css";
    let listed = written.iter().filter(|file| !file.path.starts_with("id/") && !is_style(file));
    let listed = listed.collect::<Vec<_>>();
    let groups =
        GROUPS.map(|group| (group, listed.iter().copied().filter(|file| self::group(file) == group).collect()));
    html! {
        section aria-labelledby="files" {
            h2 id="files" { (page.say(messages::FILES)) }
            @for (title, files) in &groups { (self::files(page, *title, files)) }
            @if !later.is_empty() {
                h3 { (page.say(messages::FILES_ABOUT)) }
                ul { @for path in later { li { a href=(page.link(path)) { (path) } } } }
            }
            p.note { (page.say(messages::FILES_INTRO)) }
        }
    }
}

fn group(file: &Written) -> Text {
    match file.set {
        Set::Data if file.path.starts_with("tables/") || file.path == "datapackage.json" => messages::FILES_TABLES,
        Set::Data => messages::FILES_DATA,
        Set::Vocabulary => messages::FILES_VOCABULARY,
        Set::Queries => messages::FILES_QUERIES,
    }
}

fn files(page: &Page<'_>, title: Text, files: &Vec<&Written>) -> Markup {
    let heads = [messages::FILE, messages::FORMAT, messages::SIZE, messages::CHECKSUM].map(|head| page.say(head));
    let [name, format, size, checksum] = heads;
    html! {
        @if !files.is_empty() {
            h3 { (page.say(title)) }
            table {
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody {
                    @for file in files {
                        tr {
                            th scope="row" data-label=(name) {
                                a href=(page.link(&file.path)) { (file.path) }
                                @if !file.title.is_empty() { div.note { (page.pick(&file.title)) } }
                            }
                            td data-label=(format) { (Media::of(&file.path).iana) }
                            td.number data-label=(size) { (page.language.size(file.bytes)) }
                            td data-label=(checksum) { code { (file.sha256.chars().take(DIGITS).collect::<String>()) } }
                        }
                    }
                }
            }
        }
    }
}
