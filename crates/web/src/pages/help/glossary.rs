//! What the field's words mean.

use askama::Template;
use axum::routing::get;

use crate::app::{Anybody, App};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::GLOSSARY, open_to: OpenTo::Everyone, answers: || get(show) };

/// Words and what they mean, in alphabetical order.
pub const TERMS: &[(&str, &str)] = &[
    (
        "Allegation against a person in a position of trust",
        "A report that somebody who works with children has harmed a child or may be unsuitable. The local authority designated officer oversees how it is dealt with.",
    ),
    (
        "Assessment (child and family assessment)",
        "What social care does to understand a child’s needs and any risk to them. It must be complete within 45 working days of the referral.",
    ),
    (
        "Care leaver",
        "A young person who has been looked after. Whether they are eligible, relevant, former relevant or qualifying decides what help they must be offered.",
    ),
    (
        "Care order",
        "An order of the court that places a child in the care of the local authority, which then shares parental responsibility.",
    ),
    (
        "Child in need",
        "A child who is unlikely to reach or keep a reasonable standard of health or development without services, whose health or development would be impaired without them, or who is disabled (Children Act 1989, section 17).",
    ),
    (
        "Child protection plan",
        "The plan for a child who is at continuing risk of significant harm, decided at a child protection conference under a category of abuse or neglect.",
    ),
    (
        "Children looked after",
        "Children who are accommodated by the local authority, in its care under an order, or remanded to it.",
    ),
    (
        "Contact",
        "Anything that somebody tells the front door about a child. A manager decides what becomes of it.",
    ),
    (
        "Core group",
        "The people who carry out a child protection plan, with the family. It first meets within 10 working days of the initial conference.",
    ),
    (
        "Correction",
        "A later fact that says how an earlier one should read. The earlier one stays in the record, struck through.",
    ),
    (
        "Early help",
        "Support as soon as a problem appears, at any point in a child’s life, agreed with the family.",
    ),
    (
        "Education, health and care plan",
        "The plan for a child or young person whose special educational needs cannot be met by their school’s own means.",
    ),
    ("Family group conference", "A meeting led by the family to make its own plan for the child."),
    ("Former relevant young person", "A care leaver aged 18 or over who was an eligible or relevant child."),
    (
        "Independent reviewing officer",
        "A qualified social worker, not in the line of management of the child’s case, who chairs looked-after reviews and watches over the care plan.",
    ),
    (
        "Initial child protection conference",
        "The meeting at which professionals and the family decide whether a child needs a child protection plan, within 15 working days of the strategy discussion that began the enquiry.",
    ),
    (
        "Known on",
        "A figure can be shown as it was known on a past day: with what had been recorded by then. What is recorded late shows only later.",
    ),
    (
        "Legal gateway meeting",
        "The meeting at which social care and lawyers decide whether the threshold for care proceedings is met.",
    ),
    (
        "Multi-agency safeguarding hub (MASH)",
        "The front door at which social care, police, health and others share what they know about a child.",
    ),
    (
        "Parental responsibility",
        "The rights, duties, powers, responsibilities and authority that a parent has by law.",
    ),
    (
        "Pathway plan",
        "The plan for a young person’s way to independence, reviewed at least every six months.",
    ),
    (
        "Permanence plan",
        "The plan for how a looked-after child will have a family for good, agreed by the second review.",
    ),
    ("Personal education plan", "The plan for a looked-after child’s education, reviewed each term."),
    (
        "Placement",
        "Where a looked-after child lives: with foster carers, with family, in a children’s home or elsewhere.",
    ),
    ("Pre-proceedings", "The last attempt, with the parents and their lawyers, to avoid going to court."),
    (
        "Private fostering",
        "A child under 16 (18 if disabled) who lives for 28 days or more with somebody who is neither a parent nor a close relative, by private arrangement.",
    ),
    ("Referral", "A request that children’s social care act for a child who may be in need or at risk."),
    (
        "Return interview",
        "A talk with a child who has been missing, offered within 72 hours of their return.",
    ),
    ("Section 20", "The section of the Children Act 1989 under which a child is accommodated by agreement."),
    (
        "Section 47 enquiry",
        "The enquiry that social care must make when there is reasonable cause to suspect that a child is suffering, or likely to suffer, significant harm.",
    ),
    (
        "Special guardianship order",
        "An order that gives a carer parental responsibility until the child is 18, without ending that of the parents.",
    ),
    (
        "Strategy discussion",
        "The discussion in which social care, the police and health decide whether to begin a section 47 enquiry.",
    ),
    (
        "Striking out",
        "Marking a fact that should not be in a record. It stays readable, struck through, with the reason.",
    ),
    ("Supervision", "A manager and a worker reflecting together on the work with a child."),
    (
        "Unaccompanied asylum-seeking child",
        "A child under 18 who has come from abroad to seek safety without an adult who is responsible for them.",
    ),
    (
        "Working day",
        "A day that is not a Saturday, a Sunday or a bank holiday in England. The days between Christmas and New Year on which a council closes are working days.",
    ),
    (
        "Working Together",
        "Working Together to Safeguard Children: the Government’s statutory guidance for everybody who works with children.",
    ),
];

#[derive(Template)]
#[template(path = "help/glossary.html")]
struct View {
    frame: Frame,
    terms: &'static [(&'static str, &'static str)],
}

async fn show(from: Anybody) -> PageResult {
    let frame = from.frame("Glossary").after(Crumb::to("Home", paths::HOME)).after(Crumb::here("Glossary"));
    page(View { frame, terms: TERMS })
}
