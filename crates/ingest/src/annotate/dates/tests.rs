use super::*;

fn found(text: &str) -> Vec<(String, String)> {
    find(text).into_iter().map(|f| (text[f.span.range()].to_owned(), f.value)).collect()
}

#[test]
fn dates_in_running_text() {
    let table: &[(&str, &[(&str, &str)])] = &[
        ("on January 26, 2022, he", &[("January 26, 2022", "2022-01-26")]),
        ("Friday, June 6, 2025", &[("Friday, June 6, 2025", "2025-06-06")]),
        ("on 27 February, which", &[("27 February", "--02-27")]),
        ("changes on January 20, told", &[("January 20", "--01-20")]),
        ("in October 2019 – when", &[("October 2019", "2019-10")]),
        ("In February, two", &[("February", "--02")]),
        ("since August 2016, then", &[("August 2016", "2016-08")]),
        ("said in 2019 that", &[("2019", "2019")]),
        ("in 2,019 or 2019 firearms", &[]),
        ("said Thursday. Last week", &[("Thursday", ""), ("Last week", "")]),
        ("they may march in the fall", &[]),
        ("in May and March on", &[("May", "--05")]),
        ("el 26 de enero de 2022", &[("26 de enero de 2022", "2022-01-26")]),
        ("en enero de 2022", &[("enero de 2022", "2022-01")]),
        ("2022-01-26 and 2022-13-01", &[("2022-01-26", "2022-01-26")]),
        ("the 4th of July 1776", &[("4th of July 1776", "1776-07-04")]),
        ("on February 30, 2020", &[]),
        ("253,000 firearms each year", &[]),
        ("the attack of January\n\n26 people", &[("January", "--01")]),
        ("Monday Monday, June 6, 2025", &[("Monday", ""), ("Monday, June 6, 2025", "2025-06-06")]),
    ];
    for (text, expected) in table {
        let expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_long_run_of_weekdays_is_just_that() {
    assert_eq!(find(&"Monday ".repeat(20_000)).len(), 20_000);
}

#[test]
fn lines_that_are_dates() {
    let date = |line| whole_line(line).map(|date| date.to_string());
    assert_eq!(date("Friday, June 6, 2025").as_deref(), Some("2025-06-06"));
    assert_eq!(date("Published: 3 March 2024 10:15 am").as_deref(), Some("2024-03-03"));
    assert_eq!(date("26 de enero de 2022").as_deref(), Some("2022-01-26"));
    assert_eq!(date("January 26, 2022 in Mexico City"), None);
    assert_eq!(date("2019"), None);
    assert_eq!(date("Thursday"), None);
}

/// The text with every date as `[surface|value]`, written on Thursday, 14 January 2021.
fn marked(text: &str) -> String {
    marked_as_of(text, Date::parse("2021-01-14"))
}

fn marked_as_of(text: &str, written: Option<Date>) -> String {
    let (mut marked, mut at) = (String::new(), 0);
    for found in find_written(text, written) {
        marked += &format!("{}[{}|{}]", &text[at..found.span.start], &text[found.span.range()], found.value);
        at = found.span.end;
    }
    marked + &text[at..]
}

/// Each line is marked as it should be; the marks are taken off and put back by the program.
fn check(lines: &[&str]) {
    for line in lines {
        let (mut plain, mut rest) = (String::new(), *line);
        while let Some((before, after)) = rest.split_once('[') {
            let (inner, after) = after.split_once(']').expect("a mark is closed");
            let (surface, _) = inner.split_once('|').expect("a mark has a value");
            plain += before;
            plain += surface;
            rest = after;
        }
        plain += rest;
        assert_eq!(marked(&plain), *line);
    }
}

#[test]
fn dates_from_the_day_of_writing() {
    check(&[
        "the ambassador said [Thursday|2021-01-14], and [Friday|2021-01-08] before.",
        "He announced [last week|2021-01-04/2021-01-10] that he would leave on [January 20|2021-01-20].",
        "[Next Thursday|2021-01-21], not [last Thursday|2021-01-07]; [this coming Friday|2021-01-15].",
        "They met [yesterday morning|2021-01-13] and will meet [tomorrow|2021-01-15].",
        "Police raided the house on [Wednesday night|2021-01-13].",
        "The guns were seized earlier [this month|2021-01], later than [last month|2020-12]'s.",
        "[last year|2020]’s total; [this year|2021]; by [next year|2022]",
        "[Two years ago|2019] and [a week ago|2021-01-04/2021-01-10]; [three months ago|2020-10].",
        "[Five days ago|2021-01-09]; a few weeks ago; some time ago; more than [16 years ago|]",
        "trial set for [March|2021-03]; arrested in [October|2020-10]; [last October|2020-10]",
        "[this morning|2021-01-14], [last night|2021-01-13] and [tonight|2021-01-14]",
        "In [October of last year|2020-10] and on [May 3 last year|2020-05-03].",
        "[this weekend|2021-01-16/2021-01-17] or [last fiscal year|2020]",
        "[last fall|2020-09/2020-11], [this winter|2020-12/2021-02], the spring of hope",
        "on [Thursday of last week|2021-01-07] and [the day before yesterday|2021-01-12]"
            .replace("[the day", "the [day")
            .as_str(),
        "on [Monday, December 28|2020-12-28], he said; USA Today wrote; today's world",
    ]);
}

#[test]
fn explicit_dates() {
    check(&[
        "Between [2018|2018] and [2024|2024], and from [2018|2018] to [2021|2021]; [2018|2018]–[2025|2025]",
        "from [May 3-5, 2022|2022-05-03/2022-05-05], [May 3 to 5|2021-05-03/2021-05-05], on [January 5|2022-01-05] and [7, 2022|2022-01-07]",
        "in [March|2023-03] and [April 2023|2023-04]; [December 5|2021-12-05] to [January 3, 2022|2022-01-03]",
        "the [1990s|1990/1999], the mid-[1980s|1980/1989], the ’[90s|1990/1999], the [1990's|1990/1999] end",
        "[fiscal year 2011|2011], [FY 2019|2019], [FY2020|2020] and [fiscal 2012|2012]",
        "mid-[2019|2019], late [February|2021-02]; early [March 2020|2020-03]",
        "[spring 2020|2020-03/2020-05], the [fall of 2018|2018-09/2018-11], the [spring|2016-03/2016-05] and [summer of 2016|2016-06/2016-08]",
        "[2024-03-01T10:00:00Z|2024-03-01] [14/3/2024|2024-03-14] [3/14/2024|2024-03-14] 03/04/2024",
        "on [04.03.2024|2024-03-04] and [25.3.2024|2024-03-25]",
        "the [2018-19|2018/2019] season; in [2024-03|2024-03]; [2016|2016]-[2017|2017]",
        "[26 January 2022|2022-01-26], the [26th of January|2021-01-26]; [3-5 May 2022|2022-05-03/2022-05-05]",
        "since at least [2012|2012], no later than [2011|2011], approximately [2009|2009]; a [2013|2013] report",
        "On [June 5, 2015|2015-06-05], he bought it. On [June 7|2015-06-07], he sold it. He will be tried on [March 1|2021-03-01].",
        "the [September 11|2001-09-11] attacks; [Sept. 11, 2001|2001-09-11]; on [Sept. 11|2020-09-11] he",
        "the [2019|2019] elections, [2019|2019] was worse, [2018|2018], [2019|2019] and [2020|2020]",
    ]);
}

#[test]
fn what_is_no_date() {
    check(&[
        "each year, daily, every Thursday, on Thursdays, every January, Monday through Friday",
        "for three years, an 18-month term, over the last year, in the past week, the next two weeks",
        "Theresa May said that May would; they may march; March on Washington; the March for Life",
        "1,500 people, 2000 weapons, 2,019 rifles, $2000, 2015 kilometers, 1900 hours",
        "18 U.S.C. 2020, Section 1701, page 2019, No. 2015, Resolution 1325, 202-307-2016",
        "1600 Pennsylvania Avenue, 2000 L Street, 9mm, 24/7, the Sun and the Sat nav",
        "April Ryan, June Smith, August Wilson, Black Friday, the Sunday Times, Julio César",
        "3.14 percent, 12.50.1, version 10.04.2, 1/2, a 50/50 chance, 7-11",
        "years ago, days later, the following month, a two-week trial, one week later",
        "Each year in April the department observes a week.",
    ]);
}

#[test]
fn dates_in_spanish() {
    check(&[
        "El presidente dijo el [jueves|2021-01-14] que la reunión fue [ayer|2021-01-13] y no [hoy|2021-01-14].",
        "La [semana pasada|2021-01-04/2021-01-10], el [año pasado|2020], el [próximo viernes|2021-01-15]",
        "el [26 de enero de 2022|2022-01-26], en [enero de 2022|2022-01], en [octubre|2020-10]",
        "del [3 al 5 de mayo de 2022|2022-05-03/2022-05-05]; el [1 de mayo|2021-05-01]",
        "entre [2018|2018] y [2024|2024]; desde [2019|2019]; a principios de [2020|2020]; 2019 armas",
        "[hace dos años|2019], [este año|2021], [este mes|2021-01], la [década de 1990|1990/1999]",
        "cada año, los jueves, por la mañana, durante tres años",
    ]);
}

#[test]
fn values_need_what_is_known() {
    let as_of = |text: &str, written: &str| marked_as_of(text, Date::parse(written));
    assert_eq!(as_of("said Thursday that last week", ""), "said [Thursday|] that [last week|]");
    assert_eq!(as_of("said Thursday that last week", "2021-01"), "said [Thursday|] that [last week|]");
    assert_eq!(as_of("on January 20 and in May", ""), "on [January 20|--01-20] and in [May|--05]");
    assert_eq!(
        as_of("on January 20 and in May", "2021-01"),
        "on [January 20|2021-01-20] and in [May|2021-05]"
    );
    assert_eq!(as_of("in February; last year", "2018"), "in [February|2018-02]; [last year|2017]");
    assert_eq!(as_of("May 3-5", ""), "[May 3-5|--05-03/--05-05]");
    assert_eq!(as_of("Updated 03/04/2024", "2021-01-14"), "Updated 03/04/2024");
}

#[test]
fn what_is_to_come_is_not_the_last_one() {
    // Written on Thursday.
    check(&[
        "The minister will resign on [Monday|2021-01-18], he said on [Monday|2021-01-11]. The trial is set for [Tuesday|2021-01-19].",
        "On [Wednesday|2021-01-20], the court will hear him. On [Wednesday|2021-01-13], the court heard him.",
    ]);
    check(&[
        "El juez de la causa declarará el [martes|2021-01-19] y la ministra llegó el [martes|2021-01-12] a la ciudad.",
        "La sesión de la cámara será [este lunes|2021-01-18]; la policía dijo [este lunes|2021-01-11] que no.",
    ]);
}

#[test]
fn parts_of_years_and_decades() {
    check(&[
        "[Q2 2018|2018-04/2018-06], the [second half of 2019|2019-07/2019-12], the [third quarter of last year|2020-07/2020-09]",
        "the [19th century|1801/1900], the [eighties|1980/1989], in the [70s|1970/1979]; in his seventies; [this decade|2020/2029]",
        "on the [Third of May|2021-05-03], [April ninth|2021-04-09], March first responders; marked [9/28/97|1997-09-28]",
        "the [year before last|2019]; [three days before yesterday|2021-01-10]; due to leave [in two weeks|2021-01-25/2021-01-31]",
    ]);
    check(&[
        "en el [segundo trimestre de 2018|2018-04/2018-06] y la [primera mitad del año pasado|2020-01/2020-06] de la [década de los 70|1970/1979]",
        "en los [años noventa|1990/1999] del [siglo XX|1901/2000]; el [doce de abril|2021-04-12]; en [mil novecientos diez|1910], la guerra",
        "[mayo del año pasado|2020-05], el [3 de junio de este año|2021-06-03], en [feb. de 2017|2017-02], el [4-dic-2016|2016-12-04]",
        "[antes de ayer|2021-01-12], [dentro de tres días|2021-01-17], el [otoño pasado|2020-09/2020-11], el [lunes de la próxima semana|2021-01-18]",
        "la calle 16 de Septiembre, la estación 20 de noviembre, el [día 9|2021-01-09], y el [último lunes|2021-01-11]",
    ]);
}
