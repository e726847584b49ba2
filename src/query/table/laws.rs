//! What holds of the table's rows, whatever the dossier, the date, the filters and the order.

use proptest::prelude::*;

use super::super::index::Index;
use super::super::known::Known;
use super::super::number::ClaimIx;
use super::super::small_dossier::{as_of, dossier, lens};
use super::{Arrangement, Export, RowSort, Rows, SortOrder, TableColumn};
use std::sync::Arc;

fn sort() -> impl Strategy<Value = RowSort> {
    (0..TableColumn::ALL.len(), any::<bool>()).prop_map(|(column, up)| RowSort {
        column: TableColumn::ALL[column],
        order: if up {
            SortOrder::Ascending
        } else {
            SortOrder::Descending
        },
    })
}

fn arranged(rows: &mut Rows, known: &Known, sort: Option<RowSort>, words: &str) -> Vec<ClaimIx> {
    let asked = Arrangement {
        columns: TableColumn::ALL.to_vec(),
        sort,
        words: words.to_owned(),
    };
    rows.arrange(0, known, &asked);
    rows.claims().to_vec()
}

proptest! {
    #[test]
    fn sorted_rows_are_the_known_claims_in_another_order(
        dossier in dossier(), as_of in as_of(), lens in lens(), sort in sort(),
    ) {
        let index = Arc::new(Index::new(dossier));
        let known = index.known_at(as_of, &index.sieve(&lens));
        let mut rows = Rows::new(index);
        let plain = arranged(&mut rows, &known, None, "");
        prop_assert_eq!(plain.len(), known.totals.known() as usize);
        prop_assert_eq!(&plain, &known.claims().collect::<Vec<_>>());
        let mut sorted = arranged(&mut rows, &known, Some(sort), "");
        sorted.sort();
        prop_assert_eq!(sorted, plain);
    }

    #[test]
    fn alike_rows_keep_their_order_and_empty_ones_come_last_either_way(
        dossier in dossier(), as_of in as_of(), column in sort(),
    ) {
        let index = Arc::new(Index::new(dossier));
        let known = index.known_at(as_of, &index.sieve(&Default::default()));
        let mut rows = Rows::new(index);
        for order in [SortOrder::Ascending, SortOrder::Descending] {
            let sort = RowSort { order, ..column };
            let sorted = arranged(&mut rows, &known, Some(sort), "");
            let cells: Vec<String> =
                sorted.iter().map(|claim| rows.words(&known, *claim, sort.column)).collect();
            let is_empty = |cell: &String| cell.trim().is_empty();
            let first_empty = cells.iter().position(is_empty).unwrap_or(cells.len());
            prop_assert!(cells[first_empty..].iter().all(is_empty), "{cells:?}");
            for (pair, told) in sorted.windows(2).zip(cells.windows(2)) {
                prop_assert!(told[0] != told[1] || pair[0] < pair[1], "{sort:?} {cells:?}");
            }
        }
    }

    #[test]
    fn rows_that_hold_a_word_are_those_of_whose_cells_one_has_it(
        dossier in dossier(), as_of in as_of(), word in "(actor|place|contest|2008|aug|[a-e] ?[0-3])",
    ) {
        let index = Arc::new(Index::new(dossier));
        let known = index.known_at(as_of, &index.sieve(&Default::default()));
        let mut rows = Rows::new(index);
        let all = arranged(&mut rows, &known, None, "");
        let kept = arranged(&mut rows, &known, None, &word);
        let holds = |claim: &ClaimIx| {
            let cells = TableColumn::ALL.map(|column| rows.words(&known, *claim, column).to_lowercase());
            word.split_whitespace().all(|part| cells.iter().any(|cell| cell.contains(part)))
        };
        let plainly: Vec<ClaimIx> = all.into_iter().filter(holds).collect();
        prop_assert_eq!(kept, plainly);
    }

    #[test]
    fn dates_ascend_by_the_first_day_they_can_mean_and_reports_by_the_last(
        dossier in dossier(), as_of in as_of(),
    ) {
        let index = Arc::new(Index::new(dossier));
        let known = index.known_at(as_of, &index.sieve(&Default::default()));
        let mut rows = Rows::new(index.clone());
        let sorted = arranged(&mut rows, &known, Some(RowSort::ascending(TableColumn::Occurred)), "");
        let dated = sorted.iter().map(|claim| index.occurred(*claim)).filter(|span| !span.is_undated());
        let first: Vec<_> = dated.map(|span| span.earliest().or(span.latest())).collect();
        prop_assert!(first.is_sorted(), "{first:?}");
        let sorted = arranged(&mut rows, &known, Some(RowSort::ascending(TableColumn::Reported)), "");
        let dated = sorted.iter().map(|claim| index.reported(*claim)).filter(|span| !span.is_undated());
        let last: Vec<_> = dated.map(|span| span.latest().map_or(i64::MAX, |day| day.0)).collect();
        prop_assert!(last.is_sorted(), "{last:?}");
    }

    #[test]
    fn a_cell_that_begins_like_a_formula_is_written_as_text(dossier in dossier(), as_of in as_of()) {
        let mut dossier = dossier;
        for source in &mut Arc::make_mut(&mut dossier).sources {
            for claim in &mut Arc::make_mut(source).claims {
                Arc::make_mut(claim).statement = "=HYPERLINK(\"x\")".to_owned();
            }
        }
        let index = Arc::new(Index::new(dossier));
        let known = index.known_at(as_of, &index.sieve(&Default::default()));
        let rows = Rows::new(index);
        for form in [Export::Csv, Export::TabSeparated] {
            let written = rows.export(&known, known.claims(), &[TableColumn::Statement], form);
            prop_assert_eq!(written.guarded, known.totals.known() as usize);
            prop_assert!(written.text.lines().skip(1).all(|line| line.contains("'=HYPER")));
        }
    }

    #[test]
    fn every_row_is_written_with_every_column(dossier in dossier(), as_of in as_of()) {
        let index = Arc::new(Index::new(dossier));
        let known = index.known_at(as_of, &index.sieve(&Default::default()));
        let rows = Rows::new(index);
        let written = rows.export(&known, known.claims(), &TableColumn::ALL, Export::Csv);
        let mut reader = csv::Reader::from_reader(written.text.as_bytes());
        let lines: Vec<_> = reader.records().collect::<Result<_, _>>().expect("as written");
        prop_assert_eq!(lines.len(), known.totals.known() as usize);
        for (line, claim) in lines.iter().zip(known.claims()) {
            prop_assert_eq!(line.len(), TableColumn::ALL.len());
            prop_assert_eq!(&line[TableColumn::Id.number()], rows.index().claim(claim).id.as_str());
        }
        let tabs = rows.export(&known, known.claims(), &TableColumn::ALL, Export::TabSeparated);
        prop_assert!(tabs.text.lines().all(|line| line.matches('\t').count() == TableColumn::ALL.len() - 1));
    }
}
