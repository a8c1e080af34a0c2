//! How wide the columns of a table are.

/// What a column asks for: the width of its longest word, and of its longest cell in one line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Asks {
    pub least: f32,
    pub most: f32,
}

/// Widths of columns that add up to `room` at most. Where all fit, each is as wide as its longest cell. Else
/// narrow columns are, and the wide ones are equally wide, each no less than its longest word, unless that is
/// wider than an equal share.
pub(super) fn widths(asks: &[Asks], room: f32) -> Vec<f32> {
    // One endless word does not take the room of the other columns: it is broken.
    let share = room / asks.len().max(1) as f32;
    let asks: Vec<Asks> = asks.iter().map(|one| Asks { least: one.least.min(share), ..*one }).collect();
    let most: f32 = asks.iter().map(|one| one.most).sum();
    if most <= room {
        return asks.iter().map(|one| one.most).collect();
    }
    let at = |level: f32| asks.iter().map(move |one| level.clamp(one.least, one.most.max(one.least)));
    let (mut low, mut high) = (0.0, room);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if at(middle).sum::<f32>() <= room { low = middle } else { high = middle }
    }
    at(low).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_what_there_is() {
        let asks = [Asks { least: 40.0, most: 200.0 }, Asks { least: 20.0, most: 40.0 }];
        assert_eq!(widths(&asks, 300.0), [200.0, 40.0]);
        assert_eq!(widths(&asks, 150.0).iter().map(|width| width.round()).collect::<Vec<_>>(), [110.0, 40.0]);
        let endless = [Asks { least: 900.0, most: 900.0 }, Asks { least: 20.0, most: 500.0 }];
        assert_eq!(
            widths(&endless, 300.0).iter().map(|width| width.round()).collect::<Vec<_>>(),
            [150.0, 150.0]
        );
        assert!(widths(&[], 100.0).is_empty());
    }
}
