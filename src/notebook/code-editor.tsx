import type { EditorView } from "@codemirror/view";
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { Completions } from "../store/kernel";
import type { EditorEntry } from "./code-cell";
import "./code-editor.css";
import { markLine, openEditor } from "./code-editor-view";

interface CodeEditorProps {
  code: string;
  /** Where the reader came in; null when the editor opened by itself and takes no focus. */
  entry: EditorEntry | null;
  label: string;
  onChange(code: string): void;
  onRun(): void;
  onRunAndGoOn(): void;
  onLeave(): void;
  complete(code: string, cursor: number): Promise<Completions | null>;
}

/** The editor of a code cell, as large as the text it stands for. */
export function CodeEditor({ code, entry, label, ...on }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const handlers = {
    onChange: useEffectEvent(on.onChange),
    onRun: useEffectEvent(on.onRun),
    onRunAndGoOn: useEffectEvent(on.onRunAndGoOn),
    onLeave: useEffectEvent(on.onLeave),
    complete: useEffectEvent(on.complete),
  };
  const open = useEffectEvent((parent: HTMLElement) => openEditor(parent, code, handlers));

  // In the layout phase, so that the text is never seen to vanish.
  useLayoutEffect(() => {
    const opened = open(host.current!);
    view.current = opened;
    return () => opened.destroy();
  }, []);

  useEffect(() => {
    view.current!.contentDOM.setAttribute("aria-label", label);
  }, [label]);

  // Reset, or taken over from the lesson: what the reader types is there already.
  useEffect(() => {
    const { state } = view.current!;
    if (state.doc.toString() === code) return;
    view.current!.dispatch({ changes: { from: 0, to: state.doc.length, insert: code } });
  }, [code]);

  useEffect(() => {
    if (!entry) return;
    const editor = view.current!;
    const { point, line } = entry;
    editor.focus();
    if (point) editor.dispatch({ selection: { anchor: editor.posAtCoords(point, false) } });
    if (line !== null) markLine(editor, line);
  }, [entry]);

  return <div ref={host} className="code-editor" />;
}
