//! Organisations, target groups, people.

use hanke::text::privacy::person;
use hanke::text::privacy::person::Contact;
use hanke::text::value::organization;
use hanke::text::value::organization::Organization;
use hanke::text::value::target_group;

use super::check;

fn show(one: &Organization) -> String {
    let acronym = one.acronym.as_ref().filter(|acronym| **acronym != one.name).map(|acronym| format!(" [{acronym}]"));
    let id = one.business_id.as_ref().map(|id| format!(" {id}"));
    format!("{}{}{}", one.name, acronym.unwrap_or_default(), id.unwrap_or_default())
}

#[test]
fn listed_organizations() {
    check(
        organization::list,
        show,
        &[
            (
                "Kemin kaupunki, Tornion kaupunki ja Lapin liitto",
                &["Kemin kaupunki", "Tornion kaupunki", "Lapin liitto"],
            ),
            ("Kemin kaupunki sekä Esimerkki Oy", &["Kemin kaupunki", "Esimerkki Oy"]),
            ("Kemin kaupunki\nLapin liitto\n", &["Kemin kaupunki", "Lapin liitto"]),
            ("Kemin kaupunki; Lapin liitto.", &["Kemin kaupunki", "Lapin liitto"]),
            ("• Kemin kaupunki\n• Lapin liitto", &["Kemin kaupunki", "Lapin liitto"]),
            ("Opetus- ja kulttuuriministeriö", &["Opetus- ja kulttuuriministeriö"]),
            ("Terveyden ja hyvinvoinnin laitos (THL)", &["Terveyden ja hyvinvoinnin laitos [THL]"]),
            (
                "Lapin elinkeino-, liikenne- ja\nympäristökeskus, Kemi",
                &["Lapin elinkeino-, liikenne- ja ympäristökeskus", "Kemi"],
            ),
            ("Kuntoutussäätiö ja Työterveyslaitos", &["Kuntoutussäätiö", "Työterveyslaitos"]),
            ("Lapin ammattikorkeakoulu LAMKO", &["Lapin ammattikorkeakoulu [LAMKO]"]),
            ("Lapin ammattikorkeakoulun LAMKO:n", &["Lapin ammattikorkeakoulu [LAMKO]"]),
            ("Esimerkki Oy, 1234567-1\nToinen ry, 1234567-8", &["Esimerkki Oy 1234567-1", "Toinen ry 1234567-8?"]),
            ("Esimerkki Oy (1234567-1)", &["Esimerkki Oy 1234567-1"]),
            ("Kemin ja Tornion kaupungit", &["Kemin kaupunki", "Tornion kaupunki"]),
            (
                "Lapin liitto, Kemin, Oulun ja Tornion kaupungit",
                &["Lapin liitto", "Kemin kaupunki", "Oulun kaupunki", "Tornion kaupunki"],
            ),
            ("Lapin liitto ja Kemin \n\nammattikorkeakoulu", &["Lapin liitto", "Kemin ammattikorkeakoulu"]),
            ("Tuki ja Apu ry", &["Tuki?", "Apu ry?"]),
            (
                "Kasvua ja työtä 2014-2020 (Lapin ELY-keskus), Lapin liitto",
                &["Kasvua ja työtä 2014-2020?", "Lapin ELY-keskus?", "Lapin liitto"],
            ),
            (
                "Ministry of Education and Culture and University of Vaasa",
                &["Ministry of Education and Culture", "University of Vaasa"],
            ),
            ("Perheiden Tuki ja Neuvonta", &["Perheiden Tuki", "Neuvonta"]),
            ("Lapin ja Oulun Yhdistys", &["Lapin ja Oulun Yhdistys?"]),
            ("KONE JA METALLI OY", &["KONE?", "METALLI OY?"]),
            ("Kone & Metalli Oy", &["Kone & Metalli Oy"]),
            ("ESIMERKKI OY LTD", &["ESIMERKKI OY LTD"]),
            ("LAPIN KAUPUNKI", &["LAPIN KAUPUNKI"]),
            ("Esimerkin Kylät r.y.", &["Esimerkin Kylät r.y."]),
            ("Teknologian tutkimuskeskus TTK", &["Teknologian tutkimuskeskus [TTK]"]),
            ("Esimerkki kommun", &["Esimerkki kommun"]),
            ("Kemin kaupunki (päätoteuttaja)", &["Kemin kaupunki?"]),
            ("LAMKO (Lapin ammattikorkeakoulu)", &["Lapin ammattikorkeakoulu [LAMKO]"]),
            ("Lapin ELY-keskus, 12 500 €", &["Lapin ELY-keskus"]),
            ("", &[]),
            (" , ; \n - ", &[]),
            ("1234567", &[]),
            ("•\n•", &[]),
            ("...", &[]),
            ("12 500 €", &[]),
            ("–", &[]),
            ("()", &[]),
            ("2014-2020", &[]),
            ("%", &[]),
        ],
    );
}

#[test]
fn mentioned_organizations() {
    check(
        |text| organization::mentions(text, &["STM", "TEM", "Lapin liitto"]),
        show,
        &[
            ("Euroopan komission tiedonannossa", &["Euroopan komissio?"]),
            ("Lapin sosiaalialan osaamiskeskuksen rooli", &["Lapin sosiaalialan osaamiskeskus?"]),
            ("Mukana on Lapin ammattikorkeakoulun LAMKO:n osahanke", &["Lapin ammattikorkeakoulu [LAMKO]?"]),
            ("Rahoitus tuli Keski-Suomen ELY-keskukselta.", &["Keski-Suomen ELY-keskus?"]),
            ("Hakija on Sosiaali- ja terveysministeriö.", &["Sosiaali- ja terveysministeriö?"]),
            (
                "Lapin elinkeino-, liikenne- ja ympäristökeskukseen",
                &["Lapin elinkeino-, liikenne- ja ympäristökeskus?"],
            ),
            ("Tieto saatiin Terveyden ja hyvinvoinnin laitoksesta", &["Terveyden ja hyvinvoinnin laitos?"]),
            ("Kemin ja Tornion kaupungit sopivat", &["Kemin kaupunki?", "Tornion kaupunki?"]),
            ("mukana Suomen Esimerkkiforum ry ja Esimerkki Oy:n väki", &["Suomen Esimerkkiforum ry?", "Esimerkki Oy?"]),
            ("STM:stä ja TEMissä, STM rahoittaa", &["STM", "TEM", "STM"]),
            ("Vastaajana VIRKU:n väki", &["VIRKU?"]),
            ("Lapin liiton tuella ja Lapin liitto", &["Lapin liitto", "Lapin liitto"]),
            ("Hankkeen Kemin kaupungin osuus", &["Kemin kaupunki?"]),
            ("romanityön osaamiskeskuksen (ROTKO) työ", &["romanityön osaamiskeskus [ROTKO]?"]),
            ("mukana on Lapin maakuntaliitto ja Kemin Esimerkki Ry", &["Lapin maakuntaliitto?", "Kemin Esimerkki Ry?"]),
            ("MUOTOILUTOIMISTON ja LAPIN KAUPUNGIN väki", &["MUOTOILUTOIMISTO?", "LAPIN KAUPUNKI?"]),
            ("rahoittajana myös Kuntaliitto.", &["Kuntaliitto?"]),
            ("Toteuttaja: Kemin kaupunki, 1234567-1", &["Kemin kaupunki 1234567-1?"]),
            ("by the University of Vaasa in 2018", &["University of Vaasa?"]),
            ("Oulun Esimerkkilaitoksen säätiöltä", &["Oulun Esimerkkilaitoksen säätiö?"]),
            ("kaupunki ja ammattikorkeakoulussa", &[]),
            ("Kemissä, Torniossa ja Oulussa", &[]),
            ("Keski-Suomen maakunnassa", &[]),
            ("kuntien ja oppilaitosten henkilöstö", &[]),
            ("EU ja ESR", &[]),
            ("Oppilaitoksen väki. Ammattikorkeakoulu auttaa.", &[]),
            ("Esimerkki-hankkeessa tuotettiin", &[]),
            ("EU+valtio+kunta", &[]),
            ("https://esimerkki.fi/Lapin-liitto", &[]),
            ("Yhteiskunnan ja järjestöjen", &[]),
            ("osaamiskeskuksen työ", &[]),
            ("STMX ja XSTM", &[]),
        ],
    );
}

#[test]
fn target_groups() {
    check(
        target_group::list,
        Clone::clone,
        &[
            ("nuoret", &["nuoret"]),
            ("nuoret, aikuiset ja vanhukset", &["nuoret", "aikuiset", "vanhukset"]),
            ("nuoret; aikuiset", &["nuoret", "aikuiset"]),
            ("nuoret\nAikuiset", &["nuoret", "Aikuiset"]),
            ("• nuoret\n• aikuiset tai vanhukset.", &["nuoret", "aikuiset", "vanhukset"]),
            (
                "Alle 30-vuotiaat romaninuoret, -perheet ja -isoisät",
                &["Alle 30-vuotiaat romaninuoret", "romaniperheet", "romani-isoisät"],
            ),
            (
                "kuntien sosiaali- ja\n\nterveydenhuollon ja koulujen henkilöstöt",
                &["kuntien sosiaali- ja terveydenhuollon henkilöstöt", "koulujen henkilöstöt"],
            ),
            (
                "kuntien ja järjestöjen työntekijät sekä nuoret",
                &["kuntien työntekijät", "järjestöjen työntekijät", "nuoret"],
            ),
            (
                "lasten ja nuorten kanssa työskentelevät",
                &["lasten kanssa työskentelevät", "nuorten kanssa työskentelevät"],
            ),
            ("työ- ja elinkeinotoimiston asiakkaat", &["työ- ja elinkeinotoimiston asiakkaat"]),
            ("ummikkonuoret ja –perheet", &["ummikkonuoret", "ummikkoperheet?"]),
            ("EU-kansalaiset ja -perheet", &["EU-kansalaiset", "EU-perheet"]),
            ("nuoret ja -perheet", &["nuoret", "-perheet?"]),
            ("romaninuoret, -perheet 500", &["romaninuoret", "romaniperheet 500?"]),
            ("nuoret, jotka ovat työttömiä, ja vanhukset", &["nuoret, jotka ovat työttömiä", "vanhukset"]),
            ("Kohderyhmänä ovat työttömät. Heitä on monta.", &["työttömät", "Heitä on monta?"]),
            ("nuoret (15-24 v, Kemi) ja vanhukset", &["nuoret (15-24 v, Kemi)", "vanhukset"]),
            ("young people and their families", &["young people", "their families"]),
            ("kuntien ja yritykset", &["kuntien?", "yritykset"]),
            ("pitkäaikais-\ntyöttömät", &["pitkäaikais- työttömät"]),
            ("", &[]),
            (" , ; ", &[]),
            ("•", &[]),
            ("-", &[]),
            ("1", &[]),
            ("...", &[]),
            ("\n\n", &[]),
            ("100 %", &[]),
            ("()", &[]),
            ("–\n–", &[]),
        ],
    );
}

#[test]
fn contacts() {
    let show = |one: &Contact| match one {
        Contact::Email(value) | Contact::Phone(value) | Contact::Name(value) => value.clone(),
        other => format!("{other:?}"),
    };
    check(
        person::contacts,
        show,
        &[
            ("oona.oletettu@esimerkki.fi", &["oona.oletettu@esimerkki.fi"]),
            ("oona.oletettu (at) esimerkki.fi.", &["oona.oletettu@esimerkki.fi?"]),
            ("Oona.Oletettu[at]Esimerkki.FI", &["oona.oletettu@esimerkki.fi?"]),
            ("puh. 050 123 4567", &["050 123 4567"]),
            ("p. 014 266 0000", &["014 266 0000"]),
            ("tel. +358 40 123 4567", &["+358 40 123 4567"]),
            ("+358401234567", &["+358401234567"]),
            ("040-1234567", &["040-1234567"]),
            ("0295 123 456", &["0295 123 456?"]),
            ("Puhelinnumero: 000 000 0000", &["000 000 0000"]),
            ("projektipäällikkö Oona Oletettu", &["Oona Oletettu"]),
            (
                "Projektikoordinaattori Aino-Maija Olematon-Oletettu, 050 123 4567",
                &["Aino-Maija Olematon-Oletettu", "050 123 4567"],
            ),
            ("Yhteyshenkilö: Oona Oletettu", &["Oona Oletettu"]),
            ("Hankkeen yhteyshenkilön nimi: Oona Oletettu", &["Oona Oletettu"]),
            ("Oona Oletettu, projektipäällikkö", &["Oona Oletettu"]),
            ("project manager Oona Oletettu", &["Oona Oletettu"]),
            ("Oona Oletettu, oona.oletettu@esimerkki.fi", &["Oona Oletettu", "oona.oletettu@esimerkki.fi"]),
            ("Oona Oletettu, toimisto@esimerkki.fi", &["Oona Oletettu?", "toimisto@esimerkki.fi"]),
            ("Oona Oletettu", &["Oona Oletettu?"]),
            ("1234567-1", &[]),
            ("01.06.2015 ja 2015-06-01", &[]),
            ("270 845 € ja 0 500 000 €", &[]),
            ("S12345 00580 Helsinki", &[]),
            ("asiantuntija Kemin Kaupunki", &[]),
            ("projektipäällikkö\nOona Oletettu", &["Oona Oletettu?"]),
            ("0 1 2 3 4 5 6 7 8", &[]),
            ("oona@esimerkki", &["oona@esimerkki?"]),
            ("0123456789012345", &[]),
            ("https://a.fi/0401234567", &[]),
        ],
    );
}
