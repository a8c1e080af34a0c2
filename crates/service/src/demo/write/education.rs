//! Education, health and care plans, written: the request, advice, draft and final plan, annual reviews,
//! appeals.

use calendar::Date;
use practice::WorkerId;
use practice::code_sets::*;
use practice::facts::*;

use super::Pen;
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::names::SPECIAL_SCHOOLS;
use crate::demo::script::Mark;
use crate::demo::staff::Desk;

/// Who is asked for advice.
const ADVISERS: &[&str] =
    &["Educational psychologist", "Community paediatrician", "The school", "Speech and language therapist"];

impl Pen<'_> {
    /// A request for an assessment and what came of it: for most children of the disability service, and for
    /// some others.
    pub(super) fn plan_for_education(&mut self) {
        let mut shared = Chance::new(self.family.seed, 0xE4C + self.child.born.day() as u64);
        let known = self.child.registered;
        let disabled = self.child.life.disability.is_some();
        if !shared.rarely(if disabled { 820 } else { 24 }) || self.child.unborn {
            return;
        }
        let of_age = plus(self.child.born, shared.range(1300, 2600));
        let on = working_from(plus(known.max(of_age), shared.range(5, 400)));
        if on > plus(TODAY, -6) || self.age(on) > 15 {
            return;
        }
        let need = if disabled {
            shared.weighted(&[
                (SpecialNeed::Autism, 45),
                (SpecialNeed::SevereLearning, 30),
                (SpecialNeed::Physical, 25),
            ])
        } else {
            shared.weighted(&[
                (SpecialNeed::SocialEmotional, 45),
                (SpecialNeed::Speech, 30),
                (SpecialNeed::Autism, 15),
                (SpecialNeed::ModerateLearning, 10),
            ])
        };
        let by = shared.weighted(&[(EhcRequester::School, 60), (EhcRequester::Parent, 40)]);
        let officer = self.staff.worker(Desk::Send, self.family.seed, on);
        let request =
            self.script.put(written(&mut self.chance, on, 0), officer, EhcRequested { on, by, need });
        self.assess(&mut shared, request, on, need, officer);
    }

    fn assess(&mut self, shared: &mut Chance, request: Mark, on: Date, need: SpecialNeed, by: WorkerId) {
        let decided = working_before(plus(on, 42), shared.range(1, 6) as u32);
        let assess = self.child.life.disability.is_some() || shared.yes(84);
        let reason = if assess {
            "Needs may call for more than the school can give from its own means."
        } else {
            "The school's own support has not yet been tried for two terms. Advice given to school and family."
        };
        if decided >= TODAY {
            return;
        }
        let reason = reason.to_owned();
        let when = written(&mut self.chance, decided, 0);
        self.script.naming(when, by, move |numbers| {
            Some(EhcRequestDecided { on: decided, request: numbers.of(request)?, assess, reason })
        });
        if !assess {
            if shared.yes(45) {
                self.appeal(shared, EhcAppealGround::RefusalToAssess, plus(decided, 40), by);
            }
            return;
        }
        for from in ADVISERS.iter().take(shared.range(2, 4) as usize) {
            let from = (*from).to_owned();
            let advice = self.script.naming(when, by, move |numbers| {
                Some(EhcAdviceRequested { on: decided, request: numbers.of(request)?, from })
            });
            let back = working_from(plus(decided, shared.range(18, 41)));
            if back < TODAY {
                let when = written(&mut self.chance, back, 0);
                self.script.naming(when, by, move |numbers| {
                    Some(EhcAdviceReceived { on: back, advice: numbers.of(advice)? })
                });
            }
        }
        let draft = working_from(plus(on, shared.range(92, 104)));
        if draft >= TODAY {
            return;
        }
        if shared.yes(3) {
            let exception = *shared.pick(&[EhcException::SchoolClosed, EhcException::MissedAppointment]);
            let when = written(&mut self.chance, draft, 0);
            self.script.naming(when, by, move |numbers| {
                Some(EhcExceptionApplied { on: draft, request: numbers.of(request)?, exception })
            });
        }
        if self.child.life.disability.is_none() && shared.yes(7) {
            let reason =
                "What is needed can be given within the school's own means; a support plan was agreed."
                    .to_owned();
            let when = written(&mut self.chance, draft, 0);
            self.script.naming(when, by, move |numbers| {
                Some(EhcIssueRefused { on: draft, request: numbers.of(request)?, reason })
            });
            return;
        }
        let when = written(&mut self.chance, draft, 0);
        self.script.naming(when, by, move |numbers| {
            Some(EhcDraftIssued { on: draft, request: numbers.of(request)? })
        });
        self.views_on_draft(request, draft, by);
        let issued = working_before(plus(on, 140), shared.range(1, 9) as u32);
        if issued >= TODAY {
            return;
        }
        let special = need != SpecialNeed::SocialEmotional && shared.yes(55);
        let setting = if special {
            (*shared.pick(SPECIAL_SCHOOLS)).to_owned()
        } else {
            self.learns_at(issued).0.to_owned()
        };
        let when = written(&mut self.chance, issued, 0);
        let plan = self.script.naming(when, by, move |numbers| {
            Some(EhcPlanIssued { on: issued, request: numbers.of(request)?, need, setting })
        });
        if shared.yes(5) {
            self.appeal(shared, EhcAppealGround::Contents, plus(issued, 45), by);
        }
        self.annual_reviews(shared, plan, issued);
    }

    fn annual_reviews(&mut self, shared: &mut Chance, plan: Mark, issued: Date) {
        let mut on = working_from(plus(issued, shared.range(300, 380)));
        while on < TODAY {
            let by = self.staff.worker(Desk::Send, self.family.seed, on);
            let when = written(&mut self.chance, on, 1);
            let review = self
                .script
                .naming(when, by, move |numbers| Some(EhcReviewHeld { on, plan: numbers.of(plan)? }));
            let reported = working_from(plus(on, shared.range(5, 20)));
            // Decisions have been slow since the spring of 2020.
            let decided = working_from(plus(on, shared.range(20, 50)));
            if reported < TODAY {
                let when = written(&mut self.chance, reported, 0);
                self.script.naming(when, by, move |numbers| {
                    Some(EhcReviewReported { on: reported, review: numbers.of(review)? })
                });
            }
            let outcome = shared.weighted(&[
                (EhcReviewOutcome::Keep, 58),
                (EhcReviewOutcome::Amend, 38),
                (EhcReviewOutcome::Cease, 4),
            ]);
            let decided = decided.max(reported);
            if decided >= TODAY {
                break;
            }
            let when = written(&mut self.chance, decided, 1);
            self.script.naming(when, by, move |numbers| {
                Some(EhcReviewDecided { on: decided, review: numbers.of(review)?, outcome })
            });
            if outcome == EhcReviewOutcome::Amend {
                let notice = self.script.naming(when, by, move |numbers| {
                    Some(EhcAmendmentProposed { on: decided, review: numbers.of(review)? })
                });
                let amended = working_from(plus(decided, shared.range(30, 56)));
                if amended < TODAY {
                    let when = written(&mut self.chance, amended, 0);
                    self.script.naming(when, by, move |numbers| {
                        let (plan, amendment) = (numbers.of(plan)?, numbers.of(notice)?);
                        Some(EhcPlanAmended { on: amended, plan, amendment: Some(amendment) })
                    });
                }
            } else if outcome == EhcReviewOutcome::Cease {
                let ceased = working_from(plus(decided, 45));
                if ceased < TODAY {
                    let reason = "Outcomes met; the school's own support is enough.".to_owned();
                    let when = written(&mut self.chance, ceased, 0);
                    self.script.naming(when, by, move |numbers| {
                        Some(EhcPlanCeased { on: ceased, plan: numbers.of(plan)?, reason })
                    });
                }
                return;
            }
            on = working_from(plus(on, shared.range(340, 390)));
        }
        self.move_expected(plan, issued);
    }

    fn appeal(&mut self, shared: &mut Chance, ground: EhcAppealGround, on: Date, by: WorkerId) {
        let on = working_from(on);
        if on >= TODAY {
            return;
        }
        let when = written(&mut self.chance, on, 1);
        let appeal = self.script.put(when, by, EhcAppealed { on, ground });
        let ended = working_from(plus(on, shared.range(60, 190)));
        if ended < TODAY {
            let outcome = shared.weighted(&[
                (EhcAppealOutcome::Withdrawn, 40),
                (EhcAppealOutcome::Dismissed, 25),
                (EhcAppealOutcome::PartlyUpheld, 20),
                (EhcAppealOutcome::Conceded, 15),
            ]);
            let when = written(&mut self.chance, ended, 0);
            self.script.naming(when, by, move |numbers| {
                Some(EhcAppealEnded { on: ended, appeal: numbers.of(appeal)?, outcome })
            });
        }
    }
}
