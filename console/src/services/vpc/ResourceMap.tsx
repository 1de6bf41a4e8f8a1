import { useMemo, useState } from 'react';
import { useTexts } from '../../i18n/language';
import { MAIN, connected, mapOf } from './network';
import type { MapNode, Network } from './network';
import { VPC } from './texts';

/** Defined in console.css, light and dark. */
const COLOR = {
  box: 'var(--map-box)',
  line: 'var(--map-line)',
  lit: 'var(--map-lit)',
  text: 'var(--map-text)',
  soft: 'var(--map-soft)',
};
const BOX = { width: 260, height: 52, gap: 14 };
const COLUMN = 350;
const TOP = 44;
const LABEL = 26;
const MAX_TEXT = 32;

interface Placed extends MapNode {
  x: number;
  y: number;
}

interface Layout {
  boxes: Placed[];
  labels: { text: string; y: number }[];
  height: number;
}

/** Places the boxes in columns; subnets stand below their zones. */
function place(nodes: readonly MapNode[]): Layout {
  const boxes: Placed[] = [];
  const labels: Layout['labels'] = [];
  const next = [TOP, TOP, TOP];
  let group = '';
  for (const node of nodes) {
    const y = next[node.column] ?? TOP;
    const fresh = node.group !== '' && node.group !== group;
    const own = fresh ? y + LABEL : y;
    if (fresh) {
      group = node.group;
      labels.push({ text: group, y: y + LABEL - 8 });
    }
    boxes.push({ ...node, x: node.column * COLUMN, y: own });
    next[node.column] = own + BOX.height + BOX.gap;
  }
  return { boxes, labels, height: Math.max(...next) };
}

/** A VPC drawn: its subnets by zone, the tables that they use, and where these lead. Choosing a box shows what it is connected to. */
export function ResourceMap({ network }: { network: Network }) {
  const texts = useTexts(VPC);
  const [chosen, setChosen] = useState('');
  const { nodes, edges } = useMemo(() => mapOf(network), [network]);
  const { boxes, labels, height } = useMemo(() => place(nodes), [nodes]);
  const at = new Map(boxes.map((box) => [box.id, box]));
  const lit = chosen ? connected(edges, chosen) : new Set(boxes.map((box) => box.id));
  const headings = [texts.subnets, texts.routeTables, texts.connections];
  return (
    <div className="map">
      <svg width={2 * COLUMN + BOX.width + 4} height={height + 4} role="group" aria-label={texts.map}>
        {headings.map((heading, column) => (
          <text key={heading} x={column * COLUMN + 2} y={20} fill={COLOR.text} fontWeight="700" fontSize="14">
            {heading}
          </text>
        ))}
        {labels.map((label) => (
          <text key={label.text} x={2} y={label.y} fill={COLOR.soft} fontSize="12">
            {label.text}
          </text>
        ))}
        {edges.map(({ from, to }) => {
          const start = at.get(from);
          const end = at.get(to);
          const on = chosen !== '' && lit.has(from) && lit.has(to);
          return (
            start &&
            end && (
              <path
                key={`${from} ${to}`}
                d={curve(start, end)}
                fill="none"
                stroke={on ? COLOR.lit : COLOR.line}
                strokeWidth={on ? 3 : 1.5}
                opacity={chosen === '' || on ? 1 : 0.25}
              />
            )
          );
        })}
        {boxes.map((box) => (
          <Box
            key={box.id}
            box={box}
            on={chosen !== '' && lit.has(box.id)}
            dim={!lit.has(box.id)}
            pressed={chosen === box.id}
            onChoose={() => setChosen(chosen === box.id ? '' : box.id)}
          />
        ))}
      </svg>
    </div>
  );
}

function curve(start: Placed, end: Placed): string {
  const x1 = start.x + BOX.width;
  const y1 = start.y + BOX.height / 2;
  const y2 = end.y + BOX.height / 2;
  const middle = (x1 + end.x) / 2;
  return `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${end.x} ${y2}`;
}

interface BoxProps {
  box: Placed;
  on: boolean;
  dim: boolean;
  pressed: boolean;
  onChoose(): void;
}

function Box({ box, on, dim, pressed, onChoose }: BoxProps) {
  const texts = useTexts(VPC);
  const shown = box.text.length > MAX_TEXT ? `${box.text.slice(0, MAX_TEXT - 1)}…` : box.text;
  return (
    <g
      role="button"
      tabIndex={0}
      aria-pressed={pressed}
      opacity={dim ? 0.4 : 1}
      cursor="pointer"
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          onChoose();
        }
      }}
    >
      <rect
        x={box.x + 2}
        y={box.y}
        width={BOX.width - 2}
        height={BOX.height}
        rx={8}
        fill={COLOR.box}
        stroke={on ? COLOR.lit : COLOR.line}
        strokeWidth={on ? 3 : 1.5}
      />
      <text x={box.x + 14} y={box.y + (box.detail ? 22 : 31)} fill={COLOR.text} fontSize="13" fontWeight="600">
        {shown}
      </text>
      {box.detail && (
        <text x={box.x + 14} y={box.y + 41} fill={COLOR.soft} fontSize="12">
          {box.detail === MAIN ? texts.main : box.detail}
        </text>
      )}
    </g>
  );
}
