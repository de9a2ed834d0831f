"""What a cell's exception looks like: only the reader's frames, with the cell's own line numbers."""

import linecache
import traceback

_CELL = "In ["
# Characters that a page shows of a value, of a message or of a traceback.
_MOST = 20_000


def outcome(error):
    interrupted = isinstance(error, KeyboardInterrupt)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_readers(frame.filename)]
    line = frames[-1].lineno if frames else None
    file = frames[-1].filename if frames else None
    if isinstance(error, SyntaxError) and _is_readers(error.filename or ""):
        line, file = error.lineno, error.filename
    kind = type(error).__name__
    return {
        "status": "interrupted" if interrupted else "error",
        "error": {"type": kind, "message": cut(_message(error)), "traceback": cut(_text(error, frames)), "line": line},
        "file": file,
    }


def _message(error):
    try:
        return error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException:
        return "<exception str() failed>"  # as Python's own traceback says


def cut(text):
    """Its beginning and its end, and how much is left out between."""
    if len(text) <= _MOST:
        return text
    return f"{text[: _MOST // 2]}\n… {len(text) - _MOST} …\n{text[-_MOST // 2 :]}"


def _is_readers(name):
    return name.startswith(_CELL)


def _text(error, frames):
    lines = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and not isinstance(error, KeyboardInterrupt):
        its = [frame for frame in traceback.extract_tb(cause.__traceback__) if _is_readers(frame.filename)]
        if its:
            how = (
                "The above exception was the direct cause of the following exception:"
                if error.__cause__
                else "During handling of the above exception, another exception occurred:"
            )
            lines += [_text(cause, its), "", how, ""]
    if frames:
        lines.append("Traceback (most recent call last):")
        # A recursion without end would fill the page.
        shown = frames if len(frames) <= 20 else [*frames[:10], None, *frames[-10:]]
        for frame in shown:
            if frame is None:
                lines.append(f"  … {len(frames) - 20} more …")
                continue
            where = "" if frame.name == "<module>" else f", in {frame.name}"
            lines.append(f"  {frame.filename}, line {frame.lineno}{where}")
            source = linecache.getline(frame.filename, frame.lineno).strip()
            if source:
                lines.append(f"    {source}")
    lines += [line.rstrip("\n") for line in _last(error)]
    return "\n".join(lines)


def _last(error):
    """Type and message; of a syntax error the line, with a caret."""
    text = traceback.format_exception_only(type(error), error)
    return [line.replace('File "In [', "In [").replace(']", line', "], line") for line in "".join(text).split("\n") if line]
