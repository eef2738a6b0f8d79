//! Grids from lines.

use super::*;

fn rule(at: f64, from: f64, to: f64) -> Rule {
    Rule { at, from, to }
}

#[test]
fn a_header_spans_columns_and_rows() {
    // | a |   b   |
    // |   | c | d |
    // | e | f | g |   without a line at its right side
    let across = [
        rule(0.0, 0.0, 90.0),
        rule(10.0, 30.0, 90.0),
        rule(20.0, 0.0, 90.0),
        rule(30.0, 0.0, 90.0),
    ];
    let down = [
        rule(0.0, 0.0, 30.0),
        rule(30.0, 0.0, 30.0),
        rule(60.2, 10.0, 20.0),
        rule(60.0, 20.0, 30.0),
    ];
    let found = grids(&across, &down);
    assert_eq!(found.len(), 1);
    let grid = &found[0];
    let shown: Vec<Vec<(usize, usize, usize)>> = (0..grid.rows())
        .map(|row| grid.row(row).map(|a| (a.column, a.rows, a.columns)).collect())
        .collect();
    assert_eq!(
        shown,
        [
            vec![(0, 2, 1), (1, 1, 2)],
            vec![(1, 1, 1), (2, 1, 1)],
            vec![(0, 1, 1), (1, 1, 1), (2, 1, 1)]
        ]
    );
    assert_eq!(grid.cell_at((5.0, 15.0)), Some((0, 0)));
    assert_eq!(grid.cell_at((70.0, 5.0)), Some((0, 1)));
    assert_eq!(grid.cell_at((95.0, 5.0)), None);
}

#[test]
fn tables_that_hang_together_by_a_line_are_two() {
    let across =
        [rule(0.0, 0.0, 60.0), rule(10.0, 0.0, 60.0), rule(50.0, 0.0, 45.0), rule(60.0, 0.0, 45.0)];
    // The line at the left is one for both.
    let down = [
        rule(0.0, 0.0, 60.0),
        rule(30.0, 0.0, 10.0),
        rule(60.0, 0.0, 10.0),
        rule(30.0, 50.0, 60.0),
        rule(45.0, 50.0, 60.0),
    ];
    let found = grids(&across, &down);
    let shown: Vec<(f64, usize)> =
        found.iter().map(|grid| (grid.ys[0], grid.row(0).count())).collect();
    assert_eq!(shown, [(0.0, 2), (50.0, 2)]);
}

#[test]
fn a_frame_and_underlines_are_no_grid() {
    let across = [rule(0.0, 0.0, 90.0), rule(50.0, 0.0, 90.0), rule(20.0, 10.0, 40.0)];
    let down = [rule(0.0, 0.0, 50.0), rule(90.0, 0.0, 50.0)];
    assert!(grids(&across, &down).is_empty());
}

#[test]
fn a_line_nearly_below_one_of_another_table_is_none_of_it() {
    // Two tables with a strip of text between them; the line in the middle of the second stands two points beside.
    let across = [0.0, 20.0, 60.0, 80.0].map(|at| rule(at, 0.0, 90.0));
    let down = [
        rule(0.0, 0.0, 20.0),
        rule(30.0, 0.0, 20.0),
        rule(90.0, 0.0, 20.0),
        rule(0.0, 60.0, 80.0),
        rule(28.0, 60.0, 80.0),
        rule(90.0, 60.0, 80.0),
    ];
    let found = grids(&across, &down);
    let shown: Vec<(f64, usize)> = found.iter().map(|grid| (grid.ys[0], grid.rows())).collect();
    assert_eq!(shown, [(0.0, 1), (60.0, 1)]);
}

#[test]
fn a_heading_bent_around_its_part_stands_above_both() {
    // | a | b _____ |
    // |   |   |  c  |
    // | d | e |  f  |
    let across = [
        rule(0.0, 0.0, 90.0),
        rule(10.0, 60.0, 90.0),
        rule(30.0, 0.0, 90.0),
        rule(50.0, 0.0, 90.0),
    ];
    let down = |ends: f64| {
        [rule(0.0, 0.0, 50.0), rule(30.0, 0.0, 50.0), rule(60.0, ends, 50.0), rule(90.0, 0.0, 50.0)]
    };
    let grid = grids(&across, &down(10.0)).remove(0);
    let shown: Vec<Vec<(usize, usize, usize)>> = (0..grid.rows())
        .map(|row| grid.row(row).map(|a| (a.column, a.rows, a.columns)).collect())
        .collect();
    assert_eq!(
        shown,
        [
            vec![(0, 2, 1), (1, 1, 2)],
            vec![(1, 1, 1), (2, 1, 1)],
            vec![(0, 1, 1), (1, 1, 1), (2, 1, 1)]
        ]
    );
    // What is printed in its lower part is its heading.
    assert_eq!(grid.cell_at((40.0, 20.0)), Some((0, 1)));
    assert_eq!(grid.cell_at((40.0, 5.0)), Some((0, 1)));
    assert_eq!(grid.cell_at((80.0, 20.0)), Some((1, 2)));
}

#[test]
fn the_space_around_cells_is_no_cell() {
    // An open strip with a cell in its middle: | x | _ c _ |.
    let across = [
        rule(0.0, 0.0, 90.0),
        rule(10.0, 50.0, 70.0),
        rule(30.0, 0.0, 90.0),
        rule(50.0, 0.0, 90.0),
    ];
    let down = [
        rule(0.0, 0.0, 50.0),
        rule(30.0, 0.0, 50.0),
        rule(50.0, 10.0, 50.0),
        rule(70.0, 10.0, 50.0),
        rule(90.0, 0.0, 50.0),
    ];
    let grid = grids(&across, &down).remove(0);
    assert_eq!(grid.cell_at((40.0, 20.0)), None);
    assert_eq!(grid.cell_at((60.0, 20.0)), Some((1, 2)));
}

#[test]
fn a_bent_heading_may_stand_in_another() {
    // | a | b _________ |
    // |   |   | c _____ |
    // |   |   |   |  d  |
    // | e | f | g |  h  |
    let across = [
        rule(0.0, 0.0, 120.0),
        rule(10.0, 60.0, 120.0),
        rule(20.0, 90.0, 120.0),
        rule(40.0, 0.0, 120.0),
        rule(60.0, 0.0, 120.0),
    ];
    let down = [
        rule(0.0, 0.0, 60.0),
        rule(30.0, 0.0, 60.0),
        rule(60.0, 10.0, 60.0),
        rule(90.0, 20.0, 60.0),
        rule(120.0, 0.0, 60.0),
    ];
    let grid = grids(&across, &down).remove(0);
    let at = |x: f64| grid.cell_at((x, 30.0));
    assert_eq!(
        [at(15.0), at(45.0), at(75.0), at(105.0)],
        [(0, 0), (0, 1), (1, 2), (2, 3)].map(Some)
    );
    let shown: Vec<Vec<(usize, usize, usize)>> = (0..grid.rows())
        .map(|row| grid.row(row).map(|a| (a.column, a.rows, a.columns)).collect())
        .collect();
    let last = vec![(0, 1, 1), (1, 1, 1), (2, 1, 1), (3, 1, 1)];
    assert_eq!(
        shown,
        [vec![(0, 3, 1), (1, 1, 3)], vec![(1, 2, 1), (2, 1, 2)], vec![(2, 1, 1), (3, 1, 1)], last]
    );
}
