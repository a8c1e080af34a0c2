//! Missing, exploitation, youth justice, homelessness.

use super::{Fits, Spell, Told, begin, end, keep};
use crate::facts::*;
use crate::ids::Seq;

/// Missing, exploitation, youth justice, homelessness.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Adolescence {
    /// Missing episodes.
    pub missing: Vec<MissingEpisode>,
    /// Concerns about exploitation.
    pub exploitation: Vec<ExploitationConcern>,
    /// Youth justice involvement.
    pub justice: Vec<Spell<YouthJusticeStarted, YouthJusticeEnded>>,
    /// Presentations as homeless.
    pub homelessness: Vec<Spell<HomelessnessPresented, HomelessnessDecided>>,
}

/// A time missing.
#[derive(Debug, Clone, PartialEq)]
pub struct MissingEpisode {
    /// When the child went.
    pub went: Told<WentMissing>,
    /// When the child was found.
    pub found: Option<Told<MissingChildFound>>,
    /// Offers of a return interview.
    pub offers: Vec<Told<ReturnInterviewOffered>>,
    /// The return interview.
    pub interview: Option<Told<ReturnInterviewHeld>>,
}

/// A concern about exploitation.
#[derive(Debug, Clone, PartialEq)]
pub struct ExploitationConcern {
    /// The concern.
    pub raised: Told<ExploitationConcernRaised>,
    /// Times it was looked at again.
    pub reviews: Vec<Told<ExploitationConcernReviewed>>,
    /// Its end.
    pub closed: Option<Told<ExploitationConcernClosed>>,
}

impl Adolescence {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::WentMissing(it) => {
                let place = self.missing.partition_point(|one| (one.went.on, one.went.seq) < (it.on, seq));
                let episode = MissingEpisode {
                    went: Told::new(seq, it),
                    found: None,
                    offers: Vec::new(),
                    interview: None,
                };
                self.missing.insert(place, episode);
                Ok(())
            }
            Fact::MissingChildFound(it) => {
                self.episode_mut(it.episode)?.found = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::ReturnInterviewOffered(it) => keep(&mut self.episode_mut(it.episode)?.offers, seq, it),
            Fact::ReturnInterviewHeld(it) => {
                self.episode_mut(it.episode)?.interview = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::ExploitationConcernRaised(it) => {
                self.exploitation.push(ExploitationConcern {
                    raised: Told::new(seq, it),
                    reviews: Vec::new(),
                    closed: None,
                });
                Ok(())
            }
            Fact::ExploitationConcernReviewed(it) => {
                keep(&mut self.concern_mut(it.concern)?.reviews, seq, it)
            }
            Fact::ExploitationConcernClosed(it) => {
                self.concern_mut(it.concern)?.closed = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::YouthJusticeStarted(it) => begin(&mut self.justice, seq, it),
            Fact::YouthJusticeEnded(it) => end(&mut self.justice, it.involvement, seq, it),
            Fact::HomelessnessPresented(it) => begin(&mut self.homelessness, seq, it),
            Fact::HomelessnessDecided(it) => end(&mut self.homelessness, it.presentation, seq, it),
            _ => Ok(()),
        }
    }

    fn episode_mut(&mut self, named: Seq) -> Result<&mut MissingEpisode, Seq> {
        self.missing.iter_mut().find(|episode| episode.went.seq == named).ok_or(named)
    }

    fn concern_mut(&mut self, named: Seq) -> Result<&mut ExploitationConcern, Seq> {
        self.exploitation.iter_mut().find(|concern| concern.raised.seq == named).ok_or(named)
    }
}
