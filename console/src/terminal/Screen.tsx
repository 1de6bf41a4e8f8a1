import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { useEffect, useRef } from 'react';
import { connect } from './link';
import type { End, Link } from './link';
import { withStyles } from './styles';

const FONT = "Monaco, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace";
const THEME = { background: '#0f141a', foreground: '#ebebf0', cursor: '#42b4ff', selectionBackground: '#2e4a66' };
const SCROLLBACK = 5000;

interface Props {
  ticket: string;
  label: string;
  onEnd: (end: End, reason: string) => void;
}

/** A terminal that is connected. Links that programs write lead nowhere: they may say one thing and lead to another. */
export default function Screen({ ticket, label, onEnd }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const parent = place.current;
    if (!parent) {
      return undefined;
    }
    const terminal = new Terminal({
      fontFamily: FONT,
      fontSize: 13,
      cursorBlink: true,
      scrollback: SCROLLBACK,
      theme: THEME,
      linkHandler: { activate: () => undefined },
    });
    const fit = new FitAddon();
    terminal.loadAddon(fit);
    withStyles(() => terminal.open(parent));
    terminal.textarea?.setAttribute('aria-label', label);
    terminal.attachCustomKeyEventHandler((event) => !isClipboard(event, terminal));
    fit.fit();
    const link = connect(
      ticket,
      terminal,
      (bytes, shown) => terminal.write(bytes, shown),
      (why, reason) => end.current(why, reason),
    );
    follow(terminal, link);
    const sizes = new ResizeObserver(() => fit.fit());
    sizes.observe(parent);
    terminal.focus();
    return () => {
      sizes.disconnect();
      link.close();
      terminal.dispose();
    };
  }, [ticket, label]);
  return <div className="terminal" ref={place} />;
}

function follow(terminal: Terminal, link: Link) {
  terminal.onData((data) => link.type(data));
  terminal.onBinary((data) => link.type(Uint8Array.from(data, (one) => one.charCodeAt(0) & 255)));
  terminal.onResize((size) => link.resize(size));
}

/** What the browser does itself: paste, and copy where something is selected. */
function isClipboard(event: KeyboardEvent, terminal: Terminal): boolean {
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  return control && (event.code === 'KeyV' || (event.code === 'KeyC' && terminal.hasSelection()));
}
