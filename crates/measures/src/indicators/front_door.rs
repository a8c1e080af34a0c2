//! The front door: contacts, referrals, and children who come back.

use jiff::ToSpan;
use practice::code_sets::{ContactOutcome, ContactReason};

use super::{PAPER, counted};
use crate::indicator::{Area, Better, Case, Indicator, Period, Unit};

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "contacts",
        area: Area::FrontDoor,
        name: "Number of contacts",
        title: "Contacts",
        question: "How many contacts does the front door receive?",
        counts: "contacts",
        unit: Unit::Count,
        period: Period::Month,
        better: Better::Lower,
        definition: "Contacts received in the month, one for each child whom somebody told us about.",
        source: PAPER,
        unclear: "The paper sets annual totals of earlier years beside monthly figures; here they are \
                  divided by 12.",
        cases: |journey, window, found| {
            for contact in journey.front_door.contacts.iter().filter(|one| window.has(one.received.on)) {
                found(counted(contact.received.seq, contact.received.on));
            }
        },
    },
    Indicator {
        key: "contacts_no_further_action",
        area: Area::FrontDoor,
        name: "Percentage of contacts that lead to No Further Action where the reason for contact was \
               request to children's social care",
        title: "Requests to social care with no further action",
        question: "How many requests to social care lead to no further action?",
        counts: "requests to social care that were decided",
        unit: Unit::Percent,
        period: Period::Month,
        better: Better::Lower,
        definition: "Of the contacts received in the month that asked for children's social care and have \
                     been decided, those on which no further action was taken.",
        source: PAPER,
        unclear: "Only contacts that ask for social care are counted, so this is not what remains of all \
                  contacts once referrals are taken away. Contacts not yet decided are left out.",
        cases: |journey, window, found| {
            for contact in journey.front_door.contacts.iter().filter(|one| window.has(one.received.on)) {
                let asked = contact.received.reason == ContactReason::SocialCare;
                let Some(decided) = contact.decided.as_ref().filter(|_| asked) else { continue };
                let met = decided.outcome == ContactOutcome::NoFurtherAction;
                found(Case { about: contact.received.seq, on: contact.received.on, met });
            }
        },
    },
    Indicator {
        key: "referrals",
        area: Area::FrontDoor,
        name: "Number of referrals in the month",
        title: "Referrals",
        question: "How many children are referred to social care?",
        counts: "referrals",
        unit: Unit::Count,
        period: Period::Month,
        better: Better::Lower,
        definition: "Referrals to children's social care received in the month, one for each child and \
                     request.",
        source: PAPER,
        unclear: "",
        cases: |journey, window, found| {
            for referral in journey.front_door.referrals.iter().filter(|one| window.has(one.from())) {
                found(counted(referral.seq(), referral.from()));
            }
        },
    },
    Indicator {
        key: "referral_rate",
        area: Area::FrontDoor,
        name: "Rates of referrals per 10,000 of Under 18 Population",
        title: "Referral rate, year to date",
        question: "How many children are referred for every 10,000 who live here?",
        counts: "referrals",
        unit: Unit::Rate,
        period: Period::YearToDate,
        better: Better::Lower,
        definition: "Referrals received from 1 April to the end of the month, for every 10,000 children \
                     under 18 who live in the area.",
        source: "Children's scrutiny panel: performance table, April to October 2021; Department for \
                 Education: Characteristics of children in need",
        unclear: "The paper sets a full year's rate as the target beside a figure that grows from April; \
                  here the target is taken for the months gone by. The figure counts referrals recorded \
                  late, which the monthly counts of earlier months, once printed, do not.",
        cases: |journey, window, found| {
            for referral in journey.front_door.referrals.iter().filter(|one| window.has_in_year(one.from())) {
                found(counted(referral.seq(), referral.from()));
            }
        },
    },
    Indicator {
        key: "re_referrals",
        area: Area::FrontDoor,
        name: "Percentage of re-referrals within 12 months",
        title: "Referred again within 12 months",
        question: "How many children are referred again within a year?",
        counts: "referrals",
        unit: Unit::Percent,
        period: Period::Month,
        better: Better::Lower,
        definition: "Of the referrals received in the month, those of a child who had another referral in \
                     the 12 months before.",
        source: "Children's scrutiny panel: performance table, April to October 2021; Department for \
                 Education: Characteristics of children in need",
        unclear: "The year runs from the date of the earlier referral, as the Department for Education \
                  counts; some authorities count from the earlier closure.",
        cases: |journey, window, found| {
            let mut earlier = None;
            for referral in &journey.front_door.referrals {
                let on = referral.from();
                if window.has(on) {
                    let met = earlier.is_some_and(|earlier| earlier >= on.saturating_sub(12.months()));
                    found(Case { about: referral.seq(), on, met });
                }
                earlier = Some(on);
            }
        },
    },
];
