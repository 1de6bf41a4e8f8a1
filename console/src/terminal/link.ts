/** Why a terminal ended. */
export type End = 'ended' | 'signedOut' | 'idle' | 'unavailable' | 'lost';

const ENDS: Partial<Record<number, End>> = { 4000: 'ended', 4001: 'signedOut', 4002: 'idle', 4003: 'unavailable' };
/** The server is told of bytes that were shown in steps of this size, and sends no more than a few of these ahead. */
const STEP_BYTES = 64 << 10;

export interface Size {
  cols: number;
  rows: number;
}

export interface Link {
  type(text: string | Uint8Array<ArrayBuffer>): void;
  resize(size: Size): void;
  close(): void;
}

/** Connects a terminal to what a ticket is for. */
export function connect(
  ticket: string,
  size: Size,
  show: (bytes: Uint8Array, shown: () => void) => void,
  ended: (end: End, reason: string) => void,
): Link {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/_unkai/signin/terminal/open/${ticket}`);
  const encoder = new TextEncoder();
  let shown = 0;
  const send = (message: string | Uint8Array<ArrayBuffer>) => {
    if (socket.readyState === WebSocket.OPEN) {
      socket.send(message);
    }
  };
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => send(text(size));
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    show(new Uint8Array(data), () => {
      shown += data.byteLength;
      if (shown >= STEP_BYTES) {
        send(`+${shown}`);
        shown = 0;
      }
    });
  };
  socket.onclose = ({ code, reason }) => ended(ENDS[code] ?? 'lost', reason);
  return {
    type: (typed) => pieces(typeof typed === 'string' ? encoder.encode(typed) : typed).forEach(send),
    resize: (next) => send(text(next)),
    close: () => {
      socket.onclose = null;
      socket.close();
    },
  };
}

function text({ cols, rows }: Size): string {
  return `${Math.min(cols, 999)}x${Math.min(rows, 999)}`;
}

/** Messages have a largest size; what is pasted has none. */
export function pieces(bytes: Uint8Array<ArrayBuffer>, most = 32 << 10): Uint8Array<ArrayBuffer>[] {
  return Array.from({ length: Math.ceil(bytes.length / most) }, (_, i) => bytes.subarray(i * most, (i + 1) * most));
}
