//! A long list, in pages.

/// The links under one page of a long list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// The page before; empty on the first.
    pub previous: String,
    /// The page after; empty on the last.
    pub next: String,
    /// Numbers with their addresses, and gaps. Empty: only *Previous* and *Next* are shown.
    pub links: Vec<PageLink>,
}

/// One number among the links, or a gap (number 0).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// The page's number, from 1; 0 for a gap.
    pub number: usize,
    /// Its address.
    pub href: String,
    /// The page one is on.
    pub current: bool,
}

impl Pages {
    /// The links for page `current` (from 1) of `last`: the first, the last and the neighbours.
    ///
    /// ```
    /// let pages = web::components::Pages::of(5, 12, |page| format!("?page={page}"));
    /// let numbers: Vec<usize> = pages.links.iter().map(|link| link.number).collect();
    /// assert_eq!(numbers, [1, 0, 4, 5, 6, 0, 12]);
    /// ```
    pub fn of(current: usize, last: usize, href: impl Fn(usize) -> String) -> Pages {
        let mut pages = Pages::default();
        if current > 1 {
            pages.previous = href(current - 1);
        }
        if current < last {
            pages.next = href(current + 1);
        }
        let mut before = 0;
        for number in 1..=last {
            if number != 1 && number != last && number.abs_diff(current) > 1 {
                continue;
            }
            if number > before + 1 {
                pages.links.push(PageLink { number: 0, href: String::new(), current: false });
            }
            pages.links.push(PageLink { number, href: href(number), current: number == current });
            before = number;
        }
        pages
    }

    /// Whether there is more than one page.
    pub fn are_many(&self) -> bool {
        !(self.previous.is_empty() && self.next.is_empty())
    }
}
