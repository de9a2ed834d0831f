import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { globalCompletion, localCompletionSource, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";
import type { Completions } from "../store/kernel";

interface EditorHandlers {
  onChange(code: string): void;
  onRun(): void;
  onRunAndGoOn(): void;
  onLeave(): void;
  complete(code: string, cursor: number): Promise<Completions | null>;
}

/** CodeMirror with Python, the keys of a notebook, and the colours of the code that the build highlights. */
export function openEditor(parent: HTMLElement, code: string, on: EditorHandlers): EditorView {
  const act = (action: () => void) => () => {
    action();
    return true;
  };
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: "Shift-Enter", run: act(on.onRunAndGoOn) },
            { key: "Mod-Enter", run: act(on.onRun) },
            { key: "Ctrl-Enter", run: act(on.onRun) },
            // An open list of completions closes first.
            { key: "Escape", run: ({ state }) => completionStatus(state) === null && act(on.onLeave)() },
          ]),
        ),
        history(),
        indentOnInput(),
        indentUnit.of("    "),
        bracketMatching(),
        closeBrackets(),
        pythonLanguage,
        pythonLanguage.data.of({ autocomplete: localCompletionSource }),
        pythonLanguage.data.of({ autocomplete: globalCompletion }),
        pythonLanguage.data.of({ autocomplete: completeFromInterpreter(on.complete) }),
        autocompletion({ icons: false }),
        syntaxHighlighting(codeColors),
        markedLine,
        EditorView.contentAttributes.of({ tabindex: "0" }), // what scrolls around it counts as reached by keyboard
        EditorView.scrollMargins.of(() => ({ top: 64, bottom: 16 })), // the page's head covers what is under it
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
          indentWithTab,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) on.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
}

/** What exists in the interpreter now: names, and attributes after a dot. */
function completeFromInterpreter(complete: EditorHandlers["complete"]) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    if (!context.explicit && !context.matchBefore(/[\w.]$/)) return null;
    const found = await complete(context.state.doc.toString(), context.pos);
    if (found === null || found.options.length === 0) return null;
    return { ...found, validFor: /^\w*$/ };
  };
}

/** The classes of code-editor.css: what the lesson's highlighter tells apart. */
const codeColors = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: "code-keyword" },
  { tag: [tags.definitionOperator, tags.updateOperator, tags.compareOperator], class: "code-keyword" },
  { tag: [tags.arithmeticOperator, tags.bitwiseOperator], class: "code-keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "code-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "code-constant" },
  { tag: tags.comment, class: "code-comment" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.meta], class: "code-function" },
  { tag: tags.definition(tags.className), class: "code-class" },
]);

const setMark = StateEffect.define<number>();

/** The line that an error points at, until the text changes. */
const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, docChanged }) {
    for (const effect of effects) {
      if (effect.is(setMark))
        return Decoration.set(Decoration.line({ class: "code-marked" }).range(effect.value));
    }
    return docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param number from 1, as Python counts. */
export function markLine(editor: EditorView, number: number): void {
  const { doc } = editor.state;
  const { from } = doc.line(Math.min(Math.max(1, number), doc.lines));
  editor.dispatch({
    selection: { anchor: from },
    effects: [setMark.of(from), EditorView.scrollIntoView(from, { y: "nearest" })],
  });
}
