//! The kind of change that writes a job description: what it asks, and how lines are read and written.

use workforce::{Change, Duty, Establishment, JobDescription, JobId};

use super::kinds::{Answers, Ask, Control, ask};
use crate::components::Form;

/// Its name in addresses.
pub(super) const KEY: &str = "job";

/// What it asks. Names are those of the fields in refusals.
pub(super) const ASKS: &[Ask] = &[
    ask("role", "Of which role?", "It holds for every post of the title and grade.", Control::Role),
    ask(
        "duties",
        "What does it do?",
        "One duty a line, with its share of the job in percent before it: 30 Supervises social workers every month. Use the same words in every job description.",
        Control::Lines,
    ),
    ask("essential", "What is essential?", "One thing a line.", Control::Lines),
    ask("desirable", "What helps?", "One thing a line.", Control::Lines),
    ask(
        "qualifications",
        "Which qualifications are needed?",
        "One a line, such as Registered social worker.",
        Control::Lines,
    ),
    ask("manages", "How many posts does it manage at most?", "Leave it empty if none.", Control::Short),
];

/// The change that the answers make.
pub(super) fn make(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let roles = answers.of.posts.values().map(|post| (answers.of.role_of(post), post));
    let chosen = answers.form.value("role").parse::<JobId>().ok();
    let role = roles.into_iter().find(|(id, _)| Some(*id) == chosen);
    let duties = duties(answers.form);
    let manages = match answers.form.value("manages") {
        "" => Some(0),
        typed => typed.parse().ok(),
    };
    if role.is_none() {
        answers.form.refuse("role", "Choose the role");
    }
    if manages.is_none() {
        let most = JobDescription::MANAGES_MOST;
        answers.form.refuse("manages", format!("Enter how many posts, from 0 to {most}"));
    }
    let (id, post) = role?;
    let job = JobDescription {
        title: post.title.clone(),
        grade: post.grade.clone(),
        duties: duties?,
        essential: lines(answers.form.value("essential")),
        desirable: lines(answers.form.value("desirable")),
        qualifications: lines(answers.form.value("qualifications")),
        manages_up_to: manages?,
    };
    Some(vec![Change::WriteJob(id, job)])
}

/// What a form shows at first where a role has a job description already.
pub(super) fn filled(form: Form, of: &Establishment) -> Form {
    let Some(job) = form.value("role").parse().ok().and_then(|role: JobId| of.jobs.get(&role)) else {
        return form;
    };
    let duties: Vec<String> =
        job.duties.iter().map(|duty| format!("{} {}", duty.weight, duty.duty)).collect();
    let manages = if job.manages_up_to > 0 { job.manages_up_to.to_string() } else { String::new() };
    form.with("duties", duties.join("\n"))
        .with("essential", job.essential.join("\n"))
        .with("desirable", job.desirable.join("\n"))
        .with("qualifications", job.qualifications.join("\n"))
        .with("manages", manages)
}

/// Duties as lines: a weight, then the duty. The first line that cannot be read is named.
fn duties(form: &mut Form) -> Option<Vec<Duty>> {
    let read = |line: &String| {
        let (weight, duty) = line.split_once(|c: char| c.is_whitespace() || c == '%')?;
        let duty = duty.trim_start_matches('%').trim();
        let weight = weight.parse().ok().filter(|weight| (1..=100).contains(weight))?;
        (!duty.is_empty()).then(|| Duty { duty: duty.to_owned(), weight })
    };
    let typed = lines(form.value("duties"));
    if let Some(line) = typed.iter().find(|line| read(line).is_none()) {
        let says = format!(
            "Begin each line with a number from 1 to 100, such as 30 Chairs meetings. “{line}” does not"
        );
        form.refuse("duties", says);
        return None;
    }
    if typed.is_empty() {
        form.refuse("duties", "Enter at least one duty");
        return None;
    }
    Some(typed.iter().filter_map(read).collect())
}

/// What stands on each line that is not empty.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
