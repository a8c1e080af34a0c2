//! Whatever is told, in whatever order: what there is one of at a time never overlaps once it has ended.

use calendar::Date;
use jiff::ToSpan;
use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;
use proptest::prelude::*;

use crate::care;
use crate::given::*;

/// Something told: that it began on a day, or that one of those that began ended on a day.
#[derive(Debug, Clone, Copy)]
enum Told {
    Began(i32),
    Ended(usize, i32),
}

fn told() -> impl Strategy<Value = Told> {
    prop_oneof![
        (0..60).prop_map(Told::Began),
        (any::<prop::sample::Index>(), 0..60).prop_map(|(which, day)| Told::Ended(which.index(6), day)),
    ]
}

fn nth(day: i32) -> Date {
    "2021-05-04".parse::<Date>().unwrap().saturating_add(day.days())
}

/// Tells it all; what is refused is left out.
fn tell(
    mut given: Given,
    all: &[Told],
    began: impl Fn(Date) -> Fact,
    ended: impl Fn(Date, Seq) -> Fact,
) -> Given {
    let mut begun = Vec::new();
    for one in all {
        let fact = match one {
            Told::Began(day) => began(nth(*day)),
            Told::Ended(which, day) => match begun.get(*which) {
                Some(seq) => ended(nth(*day), *seq),
                None => continue,
            },
        };
        if let Ok(facts) = given.decide(fact) {
            if matches!(one, Told::Began(_)) {
                begun.push(Seq(given.journey.version.0 + 1));
            }
            facts.into_iter().for_each(|fact| given.record(fact));
        }
    }
    given
}

/// Pairs of days, none of which may share a night.
fn apart(spells: impl Iterator<Item = (Date, Option<Date>)>) -> Result<(), TestCaseError> {
    let mut ended: Vec<(Date, Date)> = spells.filter_map(|(from, to)| to.map(|to| (from, to))).collect();
    ended.sort();
    for pair in ended.windows(2) {
        prop_assert!(
            pair[0].1 <= pair[1].0,
            "{} to {} and {} to {}",
            pair[0].0,
            pair[0].1,
            pair[1].0,
            pair[1].1
        );
    }
    prop_assert!(ended.iter().all(|(from, to)| from <= to));
    Ok(())
}

proptest! {
    #[test]
    fn looked_after_periods_do_not_overlap_in_whatever_order_they_are_told(all in prop::collection::vec(told(), 0..30)) {
        let given = tell(
            child(),
            &all,
            |on| Fact::from(CareStarted { on, ..care::started("2021-05-04") }),
            |on, period| Fact::from(CareEnded { on, period, reason: CareEnd::HomePlanned }),
        );
        apart(given.journey.care.periods.iter().map(|one| (one.started.on, one.ended.as_ref().map(|end| end.on))))?;
        prop_assert!(given.journey.findings.is_empty());
    }

    #[test]
    fn placements_do_not_overlap_in_whatever_order_they_are_told(all in prop::collection::vec(told(), 0..30)) {
        let given = tell(
            child().with(care::started("2021-05-04")),
            &all,
            |on| Fact::from(PlacementStarted { on, ..care::placed("2021-05-04", PlacementKind::Foster) }),
            |on, placement| Fact::from(PlacementEnded { on, placement, reason: PlacementChange::CarePlan }),
        );
        let placements = given.journey.care.periods.iter().flat_map(|period| &period.placements);
        apart(placements.map(|one| (one.started.on, one.ended.as_ref().map(|end| end.on))))?;
    }

    #[test]
    fn protection_plans_do_not_overlap_in_whatever_order_they_are_told(all in prop::collection::vec(told(), 0..30)) {
        let transfer = |on| ConferenceHeld {
            on,
            kind: ConferenceKind::TransferIn,
            enquiry: None,
            plan: None,
            decision: ConferenceDecision::Plan(AbuseCategory::Neglect),
            agencies: vec![Agency::SocialCare],
            parents_present: true,
            child_view: "I feel safe here.".to_owned(),
            note: "The plan comes with the child.".to_owned(),
        };
        let given = tell(
            child(),
            &all,
            |on| Fact::from(transfer(on)),
            // The plan is recorded with its conference, one number later.
            |on, conference| {
                let reason = ProtectionPlanEnd::Moved;
                Fact::from(ProtectionPlanEnded { on, plan: Seq(conference.0 + 1), conference: None, reason })
            },
        );
        let plans = &given.journey.protection.plans;
        apart(plans.iter().map(|one| (one.started.on, one.ended.as_ref().map(|end| end.on))))?;
        prop_assert!(plans.iter().all(|plan| plan.ended.as_ref().is_none_or(|end| end.on > plan.started.on)));
    }

    #[test]
    fn a_child_has_one_legal_status_a_day_in_whatever_order_changes_are_told(
        changes in prop::collection::vec((0..40i32, 0..4usize), 0..30),
    ) {
        let statuses =
            [LegalStatus::InterimCareOrder, LegalStatus::FullCareOrder, LegalStatus::Section20, LegalStatus::PlacementOrder];
        let mut given = child().with(care::started("2021-05-04"));
        for (day, status) in changes {
            let change = LegalStatusChanged { on: nth(day), period: Seq(2), status: statuses[status] };
            if let Ok(facts) = given.decide(change.into()) {
                facts.into_iter().for_each(|fact| given.record(fact));
            }
        }
        let period = &given.journey.care.periods[0];
        let mut days = vec![(period.started.on, period.started.status)];
        days.extend(period.statuses.iter().map(|change| (change.on, change.status)));
        prop_assert!(days.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1));
    }
}
