//! The codes of the national return.

use foresight::{ExitReason, Placement, Population, Status};

#[test]
fn legal_status_codes_fall_into_five_kinds_and_short_breaks_into_none() {
    let of = Status::of_ssda903;
    assert_eq!(of("C1"), Some(Status::InterimCareOrder));
    assert_eq!(of("C2"), Some(Status::FullCareOrder));
    assert_eq!(of("V2"), Some(Status::Accommodated));
    assert_eq!(of("E1"), Some(Status::PlacementOrder));
    assert_eq!(of("J1"), Some(Status::RemandOrOther));
    assert_eq!(of("V3").or(of("V4")).or(of("")).or(of("c2")), None);
}

#[test]
fn the_provider_tells_our_own_placements_from_bought_ones() {
    let of = Placement::of_ssda903;
    assert_eq!(of("U6", Some("PR1")), Some(Placement::FosterOwn));
    assert_eq!(of("U6", Some("PR4")), Some(Placement::FosterAgency));
    assert_eq!(of("K2", Some("PR1")), Some(Placement::HomeOwn));
    assert_eq!(of("K2", None), Some(Placement::HomeBought));
    assert_eq!(of("U3", Some("PR4")), Some(Placement::ConnectedPerson));
    assert_eq!(of("K3", Some("PR5")), of("H5", None));
    assert_eq!(of("X9", None), None);
}

#[test]
fn an_episode_that_goes_on_is_no_exit() {
    assert_eq!(ExitReason::of_ssda903("X1"), None);
    assert_eq!(ExitReason::of_ssda903("E4A"), Some(ExitReason::Home));
    assert_eq!(ExitReason::of_ssda903("E47"), Some(ExitReason::SpecialGuardianship));
    assert_eq!(ExitReason::of_ssda903("E12"), Some(ExitReason::Adopted));
}

#[test]
fn every_status_belongs_to_one_population_and_every_word_is_its_own() {
    for population in Population::ALL {
        assert!(Status::ALL.iter().any(|status| status.population() == *population));
    }
    let mut words: Vec<&str> = Placement::ALL.iter().map(|placement| placement.words()).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), Placement::ALL.len());
}
