//! What people wrote for the papers of the proposal: opportunities service by service, how to take part, and
//! the parts of the members' report.

use workforce::{PaperPart, ProposalFact};

use super::Draft;

/// Opportunities of each service.
const OPPORTUNITIES: &[(&str, &str)] = &[
    (
        "Early Help Service",
        "- Bring the early help offer of each locality under one lead, known to schools and families.\n\
         - Give families without recourse to public funds a worker of their own.\n\
         - Make family group conferences a usual part of work with families.\n\
         - Serve children up to 13, with a clear handover to the Young People's Service.\n\
         - Review roles again once the new service has settled.",
    ),
    (
        "Safeguarding",
        "- Have one way in, with advice at the door, in place of two.\n\
         - Begin direct work while an assessment is made, so that fewer families are passed on.\n\
         - Keep the protection and court teams to core child protection work, with fewer children for each \
         social worker.\n\
         - Align teams with localities, close to the schools and health visitors with whom they work.",
    ),
    (
        "Young People's Service",
        "- Answer exploitation, homelessness and offending together, in one service built on what young people \
         need.\n\
         - Act before a crisis, and do away with separate thresholds.\n\
         - Build on what young people themselves say works.",
    ),
    (
        "Children Looked After and Permanency",
        "- Let children keep one named social worker on the way to adulthood.\n\
         - Plan for permanence with the protection and court teams as soon as a child comes into care.\n\
         - Bring support for special guardians and connected carers together.",
    ),
];

const WHOLE: &str = "Children and families would tell their story once, have help earlier, and keep the people \
    whom they trust. Practitioners would have fewer children each and managers close by.";

const TAKING_PART: &str = "Ask questions and send your views to the programme office at any time until the \
    consultation closes. Questions that others will have too are answered where everybody can read them.\n\n\
    - Everybody whose post is affected is offered a meeting with their line manager. Bring your trade union \
    representative or a colleague if you wish.\n\
    - Each service holds sessions to talk the proposals through.\n\
    - You need not wait for the end of the consultation to plan an application for a changed or new role.";

const RECOMMENDATIONS: &str = "- Approve the changes of structure and staffing set out in this report, subject \
    to consultation with staff and trade unions.\n\
    - Delegate the order in which they are carried out to the cabinet member, within the approved budget.\n\
    - Receive a report six months after the changes, with the measures named in the programme.";

const ALTERNATIVES: &str = "Leave the structure as it is. Rejected: two ways in, high thresholds and frequent \
    changes of worker would go on, and with them demand for statutory services.\n\n\
    Add posts without changing the structure. Rejected: it would cost more and leave the journey of a child as \
    fragmented as it is.";

const RISKS: &str = "- Practice managers' posts may stay vacant for some months. Recruitment starts as soon as \
    the consultation allows, and team managers' work is covered until then.\n\
    - Children may change worker when teams move. Allocations are planned so that as few as possible do, and \
    each change is explained to the child.\n\
    - Experienced people may leave during the change. One-to-one meetings are offered from the first day.";

const EQUALITY: &str = "An equality impact assessment was made when the proposal was drafted and is reviewed \
    when the consultation closes. Most of the workforce are women, as are most of those in the posts affected. \
    Part-time hours and agreed adjustments go on in the new posts. People on maternity or other family leave \
    are told of everything at the same time as their colleagues.";

pub(super) fn word(draft: &mut Draft) -> Result<(), String> {
    for (service, text) in OPPORTUNITIES {
        let service = Some(draft.service(service)?);
        write(draft, PaperPart::Opportunities, service, text)?;
    }
    for (part, text) in [
        (PaperPart::Opportunities, WHOLE),
        (PaperPart::TakingPart, TAKING_PART),
        (PaperPart::Recommendations, RECOMMENDATIONS),
        (PaperPart::Alternatives, ALTERNATIVES),
        (PaperPart::Risks, RISKS),
        (PaperPart::Equality, EQUALITY),
    ] {
        write(draft, part, None, text)?;
    }
    Ok(())
}

fn write(
    draft: &mut Draft,
    part: PaperPart,
    service: Option<workforce::ServiceId>,
    text: &str,
) -> Result<(), String> {
    let reason = match part {
        PaperPart::Opportunities | PaperPart::TakingPart => {
            "Written with the heads of service for the launch."
        }
        _ => "Written for the report to the cabinet.",
    };
    draft.take(ProposalFact::Worded { part, service, text: text.into(), reason: reason.into() })
}
