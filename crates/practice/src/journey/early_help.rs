//! Early help.

use calendar::Date;

use super::{Fits, Spell, Told, begin, end, keep, open_on};
use crate::facts::*;
use crate::ids::Seq;

/// Early help.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EarlyHelp {
    /// Requests, with a refusal where there was one.
    pub requests: Vec<Spell<EarlyHelpRequested, EarlyHelpDeclined>>,
    /// Times open to early help.
    pub episodes: Vec<EarlyHelpEpisode>,
    /// Family group conferences offered, whoever offered them.
    pub conferences_offered: Vec<Told<FamilyGroupConferenceOffered>>,
    /// Family group conferences held.
    pub conferences_held: Vec<Told<FamilyGroupConferenceHeld>>,
}

/// A time open to early help.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlyHelpEpisode {
    /// Its beginning.
    pub started: Told<EarlyHelpStarted>,
    /// Assessments.
    pub assessments: Vec<Spell<EarlyHelpAssessmentStarted, EarlyHelpAssessmentCompleted>>,
    /// Reviews.
    pub reviews: Vec<Told<EarlyHelpReviewed>>,
    /// Meetings of the team around the family.
    pub family_teams: Vec<Told<TeamAroundFamilyMet>>,
    /// Its end.
    pub ended: Option<Told<EarlyHelpEnded>>,
}

impl EarlyHelpEpisode {
    /// The number by which other facts name it.
    pub fn seq(&self) -> Seq {
        self.started.seq
    }

    /// Whether it was open at the end of a day.
    pub fn open_on(&self, day: Date) -> bool {
        open_on(self.started.on, self.ended.as_ref().map(|ended| ended.on), day)
    }
}

impl EarlyHelp {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::EarlyHelpRequested(it) => begin(&mut self.requests, seq, it),
            Fact::EarlyHelpDeclined(it) => end(&mut self.requests, it.request, seq, it),
            Fact::EarlyHelpStarted(it) => {
                let place = self
                    .episodes
                    .partition_point(|other| (other.started.on, other.started.seq) < (it.on, seq));
                let episode = EarlyHelpEpisode {
                    started: Told::new(seq, it),
                    assessments: Vec::new(),
                    reviews: Vec::new(),
                    family_teams: Vec::new(),
                    ended: None,
                };
                self.episodes.insert(place, episode);
                Ok(())
            }
            Fact::EarlyHelpAssessmentStarted(it) => {
                begin(&mut self.episode_mut(it.episode)?.assessments, seq, it)
            }
            Fact::EarlyHelpAssessmentCompleted(it) => {
                let episode = self.episodes.iter_mut().find(|episode| {
                    episode.assessments.iter().any(|assessment| assessment.seq() == it.assessment)
                });
                end(&mut episode.ok_or(it.assessment)?.assessments, it.assessment, seq, it)
            }
            Fact::EarlyHelpReviewed(it) => keep(&mut self.episode_mut(it.episode)?.reviews, seq, it),
            Fact::TeamAroundFamilyMet(it) => keep(&mut self.episode_mut(it.episode)?.family_teams, seq, it),
            Fact::FamilyGroupConferenceOffered(it) => keep(&mut self.conferences_offered, seq, it),
            Fact::FamilyGroupConferenceHeld(it) => keep(&mut self.conferences_held, seq, it),
            Fact::EarlyHelpEnded(it) => {
                self.episode_mut(it.episode)?.ended = Some(Told::new(seq, it));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn episode_mut(&mut self, named: Seq) -> Result<&mut EarlyHelpEpisode, Seq> {
        self.episodes.iter_mut().find(|episode| episode.seq() == named).ok_or(named)
    }

    /// The episode open at the end of a day.
    pub fn open_on(&self, day: Date) -> Option<&EarlyHelpEpisode> {
        self.episodes.iter().find(|episode| episode.open_on(day))
    }

    /// The request with this number.
    pub fn request(&self, named: Seq) -> Option<&Spell<EarlyHelpRequested, EarlyHelpDeclined>> {
        self.requests.iter().find(|request| request.seq() == named)
    }
}
