//! Why somebody has a post, or has not: in words for that one person, without naming anybody else.

use calendar::words::counted;

use super::Objective;
use crate::fte::Fte;
use crate::ids::{JobId, PostId};
use crate::people::matching::Share;

/// From how many people placed together the lowest of their scores is told to somebody without a post: the score
/// of one among fewer is that of a colleague who can be guessed.
pub const LOWEST_TOLD_FROM: usize = 6;

/// To whom a reason is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldTo {
    /// The person whom it is about.
    Themself,
    /// Those who fill the posts and record the scores.
    HumanResources,
}

/// One reason. Points are in hundredths, as the panel's scores are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// They accepted voluntary severance.
    SeveranceAccepted,
    /// They have a post by a decision already taken.
    Settled {
        /// The role.
        role: JobId,
    },
    /// They are proposed for a post.
    Placed {
        /// The role.
        role: JobId,
        /// The post of that role.
        post: PostId,
        /// The objective that places them.
        by: Objective,
        /// Whether the law's priority for pregnancy and family leave came first.
        protected: bool,
        /// Their score, where one counted.
        points: Option<u32>,
    },
    /// More people than posts: selection in a ring fence follows.
    Outnumbered {
        /// The role.
        role: JobId,
        /// How many people could be slotted in.
        people: usize,
        /// How much there is.
        fte: Fte,
    },
    /// No post was left for them.
    NoPostLeft {
        /// The role.
        role: JobId,
        /// The objective by which they asked.
        by: Objective,
        /// Their score, where one counted.
        points: Option<u32>,
        /// The lowest score placed by the same objective.
        lowest: Option<u32>,
        /// How many were placed by the same objective.
        placed: usize,
        /// How many had a post already, by priority, decision or an earlier objective.
        earlier: usize,
    },
    /// What is left is fewer hours than they work.
    HoursDoNotFit {
        /// The role.
        role: JobId,
        /// How much is left in all.
        left: Fte,
        /// How much they work.
        needs: Fte,
    },
    /// The panel found that they do not meet what the role asks.
    NotAppointable {
        /// The role.
        role: JobId,
    },
    /// The panel has not scored them yet.
    AwaitsScore {
        /// The role.
        role: JobId,
    },
    /// They are equal with others; a panel decides.
    Tied {
        /// The roles for which they are equal.
        roles: Vec<JobId>,
        /// With how many others.
        others: usize,
    },
    /// Whether a post is left depends on a score or a tie that is still open.
    WaitsForOthers {
        /// The role.
        role: JobId,
    },
    /// The role has no posts in the proposed structure.
    NoSuchPosts {
        /// The role.
        role: JobId,
    },
    /// Their job does not match the role by as much as redeployment asks.
    MatchTooLow {
        /// The role.
        role: JobId,
        /// The match in hundredths of a percent.
        hundredths: u32,
    },
    /// Other people on the redeployment register took the posts that suit, so that as many as can be have one.
    RedeployedOthers {
        /// The best-matching role that they did not get.
        role: JobId,
    },
    /// They have no claim to any role yet.
    NoClaim,
}

impl Reason {
    /// In words, with the names of roles and posts.
    pub fn says(
        &self,
        to: ToldTo,
        role: &dyn Fn(JobId) -> String,
        post: &dyn Fn(PostId) -> String,
    ) -> String {
        let points = |points: &u32| match points % 100 {
            0 => format!("{}", points / 100),
            rest => format!("{}.{rest:02}", points / 100),
        };
        match self {
            Reason::SeveranceAccepted => {
                "You accepted voluntary severance, so you take no further part in filling posts.".to_owned()
            }
            Reason::Settled { role: of } => {
                format!("You have a post as {} by a decision already taken.", role(*of))
            }
            Reason::Placed { role: of, post: which, by, protected, points: score } => {
                let first = if *protected {
                    " The law gives you priority in pregnancy and family leave."
                } else {
                    ""
                };
                let score =
                    score.as_ref().map(|one| format!(" Your score is {}.", points(one))).unwrap_or_default();
                format!("Proposed for {}, {}: {}.{score}{first}", role(*of), post(*which), by.says())
            }
            Reason::Outnumbered { role: of, people, fte } => format!(
                "{people} people could be slotted in as {} and there are {fte} full-time equivalent posts, so a panel \
                 selects within the ring fence.",
                role(*of)
            ),
            Reason::NoPostLeft { role: of, by, points: own, lowest, placed, earlier } => {
                let mut says = format!("No post as {} was left. ", role(*of));
                if *earlier > 0 {
                    says += &format!(
                        "{} had one by what comes before: ",
                        counted(*earlier as u64, "person").replace("persons", "people")
                    );
                    says += "a decision already taken, the law's priority, or an earlier step. ";
                }
                let in_full = to == ToldTo::HumanResources || *placed >= LOWEST_TOLD_FROM;
                match (own, lowest) {
                    (Some(own), Some(_)) if !in_full => {
                        says += &format!(
                            "Of those considered with you ({}), those placed had a higher score; yours is {}.",
                            by.says(),
                            points(own)
                        );
                    }
                    (Some(own), Some(lowest)) => {
                        says += &format!(
                            "Of those considered with you ({}), the lowest score placed is {} and yours is {}.",
                            by.says(),
                            points(lowest),
                            points(own)
                        );
                    }
                    _ if *placed > 0 => {
                        says += &format!("{placed} were placed together with you: {}.", by.says())
                    }
                    _ => {}
                }
                says.trim_end().to_owned()
            }
            Reason::HoursDoNotFit { role: of, left, needs } => format!(
                "What is left as {} is {left} full-time equivalent, and not in one post that takes your {needs}.",
                role(*of)
            ),
            Reason::NotAppointable { role: of } => {
                format!("The panel found that the evidence does not meet what {} asks.", role(*of))
            }
            Reason::AwaitsScore { role: of } => {
                format!("The panel has not scored you for {} yet.", role(*of))
            }
            Reason::Tied { roles, others } => {
                let names: Vec<String> = roles.iter().map(|of| role(*of)).collect();
                match others {
                    0 => format!(
                        "{} suit you equally well; a panel asks you and decides.",
                        names.join(" and ")
                    ),
                    _ => format!(
                        "You are equal with {} for {}; a panel decides.",
                        if *others == 1 { "one other person".to_owned() } else { format!("{others} others") },
                        names.join(" and ")
                    ),
                }
            }
            Reason::WaitsForOthers { role: of } => format!(
                "Whether a post as {} is left for you depends on a panel that has not decided yet.",
                role(*of)
            ),
            Reason::NoSuchPosts { role: of } => {
                format!("{} has no posts in the proposed structure.", role(*of))
            }
            Reason::MatchTooLow { role: of, hundredths } => format!(
                "Your job matches {} by {}, which is less than redeployment asks.",
                role(*of),
                Share::of(u64::from(*hundredths), 10_000)
            ),
            Reason::RedeployedOthers { role: of } => format!(
                "The posts as {} go to others on the redeployment register, so that as many people as can be have one.",
                role(*of)
            ),
            Reason::NoClaim => {
                "You have no claim to a post yet: no slot, no ring fence, no interest, no redeployment."
                    .to_owned()
            }
        }
    }
}
