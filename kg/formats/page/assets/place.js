"use strict";
// Where the boxes stand. The first view comes placed (kg/formats/page/layout.py); any other choice of
// boxes is put into the same columns here, ordered so that lines cross little (barycentre sweeps).

const SWEEPS = 6;

function place(view) {
  const columns = [0, 1, 2, 3].map((column) => view.boxes.filter((box) => box.column === column));
  const placed = view.overview || columns.flat().every((box) => box.first);
  if (placed && !view.overview && columns.flat().length === DATA.boxes.filter((box) => box.first).length) {
    for (const box of columns.flat()) box.at = { x: box.x, y: box.y };
  } else if (view.overview) {
    for (const box of view.boxes) box.at = { x: box.x, y: box.y };
  } else stack(columns, view);
  const bottom = Math.max(0, ...columns.flat().map((box) => box.at.y + box.h / 2));
  placeRow(view.boxes.filter((box) => box.column === ROW), bottom);
  view.bottom = bottom;
  view.paths = pathsOf(view);
}

function stack(columns, view) {
  const near = new Map(view.boxes.map((box) => [box, []]));
  for (const { a, b } of view.edges) {
    near.get(a).push(b);
    near.get(b).push(a);
  }
  const spot = new Map();
  const rank = (column) => column.forEach((box, i) => spot.set(box, (i + 0.5) / column.length));
  columns.forEach(rank);
  const mean = (box) => {
    const found = near.get(box).filter((other) => spot.has(other));
    return found.length ? found.reduce((sum, other) => sum + spot.get(other), 0) / found.length : spot.get(box);
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of columns) {
      const means = new Map(column.map((box) => [box, mean(box)]));
      column.sort((one, other) => means.get(one) - means.get(other) || one.index - other.index);
      rank(column);
    }
  }
  const totals = columns.map((column) => column.reduce((sum, box) => sum + box.h + layout.gap, 0));
  const tallest = Math.max(...totals);
  columns.forEach((column, number) => {
    // Few boxes keep together; beside a long column they stand near what they belong to.
    const most = tallest > 1200 ? Infinity : 60;
    const spare = Math.min(most, (tallest - totals[number]) / (column.length + 1));
    let top = layout.header + spare + Math.max(0, (tallest - totals[number] - spare * (column.length + 1)) / 2);
    for (const box of column) {
      box.at = { x: columnLeft(number) + layout.widths[number] / 2, y: Math.round(top + box.h / 2) };
      top += box.h + layout.gap + spare;
    }
  });
}

function columnLeft(column) {
  return layout.widths.slice(0, column).reduce((sum, width) => sum + width + layout.gutter, 0);
}

function placeRow(row, bottom) {
  const tallest = Math.max(0, ...row.map((box) => box.h));
  for (const box of row) box.at = { x: box.x, y: bottom + 2 * layout.header + (tallest + layout.gap) / 2 };
}

// ---- lines, from port to port

function pathsOf(view) {
  // Where lines touch a box, sorted by the far end so that they do not cross there.
  const sides = new Map();
  for (const edge of view.edges) {
    for (const [end, box, far] of [["from", edge.a, edge.b], ["to", edge.b, edge.a]]) {
      // Lines leave on the side of the other box; within a column they bulge to the right.
      const side = far.column >= box.column ? 1 : -1;
      const key = `${side} ${box.id}`;
      if (!sides.has(key)) sides.set(key, []);
      sides.get(key).push({ y: far.at.y, edge, end, side, box });
    }
  }
  const ports = new Map();
  for (const list of sides.values()) {
    list.sort((one, other) => one.y - other.y || (one.edge.key < other.edge.key ? -1 : 1));
    list.forEach(({ edge, end, side, box }, i) => {
      const room = Math.min(9, (box.h - 10) / list.length);
      if (!ports.has(edge)) ports.set(edge, {});
      const y = box.at.y + (i - (list.length - 1) / 2) * room;
      ports.get(edge)[end] = { x: box.at.x + (side * box.w) / 2, y, side };
    });
  }
  return [...ports].map(([edge, { from, to }]) => ({ edge, from, to, bend: bendOf(from, to) }));
}

function bendOf(from, to) {
  if (from.side === to.side) return 30 + Math.min(60, Math.abs(to.y - from.y) / 8);
  return Math.max(40, Math.abs(to.x - from.x) / 2);
}

function curve({ from, to, bend }) {
  const end = to.x + to.side * 7;
  return `M${from.x} ${from.y}C${from.x + from.side * bend} ${from.y} ${to.x + to.side * bend} ${to.y} ${end} ${to.y}`;
}

function tipOf(tip, { x, y, side }) {
  if (tip === "bar") return `M${x + side * 3} ${y - 7}h${side * 4}v14h${side * -4}z`;
  if (tip === "diamond") return `M${x} ${y}l${side * 6} -4.8l${side * 6} 4.8l${side * -6} 4.8z`;
  return `M${x} ${y}l${side * 9} -4.8v9.6z`;
}

function pointOn({ from, to, bend }, t) {
  const u = 1 - t;
  const mix = (a, b, c, d) => u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  return [
    mix(from.x, from.x + from.side * bend, to.x + to.side * bend, to.x),
    mix(from.y, from.y, to.y, to.y),
  ];
}

function sourcePath(box, target) {
  // From a box through the gutter left of it, along the foot of the columns, to an article below.
  const left = box.column > 0;
  const side = left ? -1 : 1;
  const x = box.at.x + (side * box.w) / 2;
  const gutter = x + side * 18;
  const foot = shown.bottom + 22;
  const top = target.at.y - target.h / 2;
  return `M${x} ${box.at.y}H${gutter}V${foot}H${target.at.x}V${top - 7}`;
}
