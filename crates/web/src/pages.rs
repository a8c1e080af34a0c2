//! The pages, one module each, and the table that lists them.

pub mod help;
pub mod home;
pub mod measure;
pub mod practise;
pub mod redesign;
pub mod sign_in;

use crate::app::App;
use crate::page::Page;

/// Every page, in the order of the rooms.
pub const PAGES: &[Page<App>] = &[
    sign_in::PAGE,
    sign_in::SIGN_OUT,
    home::PAGE,
    practise::home::PAGE,
    practise::child::PAGE,
    practise::story::PAGE,
    practise::visit::PAGE,
    practise::note::PAGE,
    practise::correct::PAGE,
    practise::strike::PAGE,
    practise::chronology::PAGE,
    practise::looked::PAGE,
    practise::queue::PAGE,
    practise::new_contact::PAGE,
    practise::contact::PAGE,
    practise::contact::ASK,
    practise::contact::ANSWER,
    practise::referral::PAGE,
    practise::search::PAGE,
    measure::scorecard::PAGE,
    measure::download::XLSX,
    measure::download::CSV,
    measure::indicator::PAGE,
    measure::cases::CSV,
    redesign::establishment::PAGE,
    redesign::chart::PAGE,
    redesign::download::XLSX,
    redesign::download::CSV,
    redesign::load::PAGE,
    redesign::proposal::PAGE,
    redesign::proposal::begin::PAGE,
    redesign::proposal::begin::REWORD,
    redesign::proposal::change::CHOOSE,
    redesign::proposal::change::ADD,
    redesign::proposal::change::TAKE_OUT,
    redesign::proposal::steps::PAGE,
    redesign::papers::CONSULTATION,
    redesign::papers::CONSULTATION_PDF,
    redesign::papers::REPORT,
    redesign::papers::REPORT_PDF,
    redesign::papers::STRUCTURE_PDF,
    redesign::papers::PROPOSAL_STRUCTURE_PDF,
    redesign::papers::wording::PAGE,
    redesign::forecast::PAGE,
    help::guide::PAGE,
    help::glossary::PAGE,
    help::accessibility::PAGE,
    help::privacy::PAGE,
    help::due::LIST,
    help::due::PAGE,
];
