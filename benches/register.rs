//! A made-up register of projects, as large as one likes and always the same: what is measured, is measured on this.
//!
//! Half of the projects stand in the list of an authority only. The other half stand in a report too, which is worth less, is newer,
//! and gives another last day for one in five and another sum for one in seven.

use std::fmt::Write as _;

/// So many projects, and so many of them in one source.
#[derive(Clone, Copy)]
pub(crate) struct Register {
    pub(crate) projects: usize,
    pub(crate) in_one_source: usize,
}

impl Register {
    /// In sources of about a hundred projects.
    pub(crate) fn of(projects: usize) -> Self {
        Self { projects, in_one_source: 100 }
    }

    /// The names and texts of its record files: the lists first, then the reports, which cover two lists each.
    pub(crate) fn files(self) -> impl Iterator<Item = (String, String)> {
        let lists = (1..=self.projects).step_by(self.in_one_source).map(move |first| self.list(first));
        let reports = (1..=self.projects).step_by(2 * self.in_one_source).map(move |first| self.report(first));
        lists.chain(reports)
    }

    fn list(self, first: usize) -> (String, String) {
        let name = format!("list-{first:06}");
        let rows = self.in_one_source.min(self.projects + 1 - first);
        let mut text = source(&name, "official-registry", &format!("rows = {rows}"), "2020-06-30");
        (1..=rows).for_each(|row| text += &self.listed(row, first + row - 1));
        (format!("{name}.toml"), text)
    }

    fn report(self, first: usize) -> (String, String) {
        let name = format!("report-{first:06}");
        let last = self.projects.min(first + 2 * self.in_one_source - 1);
        let told: Vec<_> = (first..=last).filter(|number| told_twice(*number)).collect();
        let lines = format!("lines = {}", 2 * told.len());
        let mut text = source(&name, "programme-report", &lines, "2021-12-31");
        told.iter().enumerate().for_each(|(place, number)| text += &self.reported(2 * place + 1, *number));
        (format!("{name}.toml"), text)
    }

    fn listed(self, row: usize, number: usize) -> String {
        let Project { id, name, start, end, axis, authority, leader, area, group, theme, .. } =
            &Project::of(number, self);
        let granted = number % 900 * 1_000 + 50_000;
        let mut text = format!(
            "[[passage]]\nrow = {row}\n\
             [[passage.project]]\nid = \"{id}\"\ncode = \"{id}\"\nname = \"{name}\"\nstart = {start}\nend = {end}\n\
             status = \"ended\"\nprogrammes = [\"AXIS-{axis}\"]\nareas = [\"{area}\"]\ntarget_groups = [\"{group}\"]\n\
             themes = [\"{theme}\"]\n\
             [[passage.participation]]\nproject = \"{id}\"\norganization = \"{leader}\"\nrole = \"lead-implementer\"\n\
             [[passage.award]]\nproject = \"{id}\"\nfunder = \"{authority}\"\nshare = \"eu-and-state\"\nvalue = {granted}\n\
             currency = \"EUR\"\nas_of = \"2020-06\"\n"
        );
        if row <= AXES {
            text += &programmes(*axis);
        }
        if told_twice(number) {
            text += &realised(id, spent(number));
        }
        text
    }

    /// Two lines of a report: what the project was, and what came of it.
    fn reported(self, line: usize, number: usize) -> String {
        let Project { id, name, start, authority, helper, .. } = &Project::of(number, self);
        let end = Project::end(number + usize::from(number.is_multiple_of(5)));
        let mut text = format!(
            "[[passage]]\nlines = \"{line}\"\n\
             [[passage.project]]\nid = \"{id}\"\nname = \"{name}\"\nstart = {start}\nend = {end}\n\
             [[passage.participation]]\nproject = \"{id}\"\norganization = \"{authority}\"\nrole = \"funder\"\n\
             [[passage.participation]]\nproject = \"{id}\"\norganization = \"{helper}\"\nrole = \"partner\"\n"
        );
        text += &realised(id, spent(number) + usize::from(number.is_multiple_of(7)) * 500);
        let _ = write!(text, "[[passage]]\nlines = \"{}\"\n", line + 1);
        text + &practice(&Project::of(number, self), number) + &results(id, number, helper)
    }
}

/// Where a list names its programmes: in its first rows, once each.
const AXES: usize = 7;

fn told_twice(number: usize) -> bool {
    number % 2 == 1
}

fn spent(number: usize) -> usize {
    number % 700 * 1_000 + 20_000
}

fn programmes(axis: usize) -> String {
    format!(
        "[[passage.programme]]\nid = \"AXIS-{axis}\"\nname = \"Toimintalinja {axis}\"\nkind = \"priority-axis\"\npart_of = \"FUND\"\n\
         [[passage.programme]]\nid = \"FUND\"\nname = \"Kuvitteellinen rahasto\"\nkind = \"fund\"\n"
    )
}

fn realised(id: &str, euros: usize) -> String {
    format!(
        "[[passage.amount]]\nproject = \"{id}\"\nkind = \"realised\"\nshare = \"eu-and-state\"\nvalue = {euros}.25\n\
         currency = \"EUR\"\nas_of = \"2020-06\"\n"
    )
}

/// Five projects in succession claim one practice.
fn practice_of(number: usize) -> String {
    format!("Toimintamalli {}", number / 10)
}

fn practice(project: &Project, number: usize) -> String {
    let Project { id, group, theme, .. } = project;
    format!(
        "[[passage.practice]]\ntitle = \"{}\"\nprojects = [\"{id}\"]\ntarget_groups = [\"{group}\"]\nthemes = [\"{theme}\"]\n\
         aims = [{{ fi = \"Tavoite {number}\", en = \"Aim {number}\" }}]\n",
        practice_of(number)
    )
}

/// Who took the practice up, of every third project, and who praised the project, of every fifth.
fn results(id: &str, number: usize, helper: &str) -> String {
    let mut text = String::new();
    if number.is_multiple_of(3) {
        let strength = ["usable", "intended", "in-use", "rooted"][number / 3 % 4];
        let _ = write!(
            text,
            "[[passage.uptake]]\nid = \"uptake-{number}\"\nproject = \"{id}\"\npractice = \"{}\"\nby = \"{helper}\"\n\
             strength = \"{strength}\"\n",
            practice_of(number)
        );
    }
    if number.is_multiple_of(5) {
        let _ = write!(
            text,
            "[[passage.recognition]]\nid = \"recognition-{number}\"\nproject = \"{id}\"\nby = \"Arvioija {}\"\nyear = 2021\n\
             summary = {{ fi = \"Hyvä esimerkki {number}\", en = \"A good example {number}\" }}\n",
            number % 50
        );
    }
    text
}

/// What the sources tell of one project, where they agree.
struct Project {
    id: String,
    name: String,
    start: String,
    end: String,
    axis: usize,
    authority: String,
    leader: String,
    helper: String,
    area: &'static str,
    group: &'static str,
    theme: &'static str,
}

impl Project {
    fn of(number: usize, register: Register) -> Self {
        let organizations = (register.projects / 5).max(7);
        Self {
            id: format!("R{number:06}"),
            name: format!(
                "{}hanke {number}",
                ["Osallisuus", "Työllisyys", "Koulutus", "Asumis", "Hyvinvointi"][number % 5]
            ),
            start: format!("{}-{:02}-01", 2014 + number % 4, 1 + number % 12),
            end: Self::end(number),
            axis: 1 + number % 7,
            authority: format!("Rahoittaja {}", 1 + number % 20),
            leader: format!("Toteuttaja {}", 1 + number * 7 % organizations),
            helper: format!("Toteuttaja {}", 1 + number * 13 % organizations),
            area: ["keski-suomi", "lappi", "kainuu", "uusimaa", "jyvaskyla", "pirkanmaa"][number % 6],
            group: ["roma", "young-people", "unemployed", "prisoners", "homeless", "students", "fathers"][number % 7],
            theme: ["inclusion", "education", "employment", "wellbeing", "mentoring"][number % 5],
        }
    }

    fn end(number: usize) -> String {
        format!("{}-{:02}-28", 2018 + number % 4, 1 + number % 12)
    }
}

/// The head of a record file: how long its original is, and the day that it describes.
fn source(id: &str, rank: &str, length: &str, as_of: &str) -> String {
    format!(
        "[source]\nid = \"{id}\"\ntitle = \"Kuvitteellinen lähde {id}\"\nrank = \"{rank}\"\nlanguage = \"fi\"\nas_of = \"{as_of}\"\n{length}\n"
    )
}
