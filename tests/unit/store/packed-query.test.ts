import { deflateSync } from "fflate";
import { expect, test } from "vitest";
import { longestPacked, packQuery, unpackQuery } from "../../../src/store/packed-query";

const query =
  "nonlinearity=relu&hiddenLayers=12&hiddenSize=300&with=normalization:batch-norm-1d&with=gain:0.123456789,seed:7";

const base64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

test("a query comes back as it was packed, and takes less than two thirds of its length", () => {
  expect(unpackQuery(packQuery(query))).toEqual({ query });
  expect(packQuery(query).length).toBeLessThan((query.length * 2) / 3);
  expect(unpackQuery(packQuery("note=años"))).toEqual({ query: "note=años" });
});

test("the form of version 1 stays: what was once packed can be read for ever", () => {
  expect(unpackQuery("1.1j.262rsp.wwx2FB8AUzySB42BxoBTM84ECIwFsAJoJjE0MjYxNTO3sNQB2WZlDgA")).toEqual({
    query,
  });
});

test("a packed query that was cut off says how much of it came", () => {
  const packed = packQuery(query);
  const expected = packed.length - packed.lastIndexOf(".") - 1;
  expect(unpackQuery(packed.slice(0, -5))).toEqual({
    failure: { kind: "packed-truncated", received: expected - 5, expected },
  });
});

test("a packed query in which any one character was changed is refused, or says the same", () => {
  const packed = packQuery(query);
  for (let i = 0; i < packed.length; i++) {
    const changed = packed.slice(0, i) + (packed[i] === "x" ? "y" : "x") + packed.slice(i + 1);
    const read = unpackQuery(changed);
    if ("failure" in read) expect(read.failure.kind).toMatch(/^packed-/);
    else expect(read).toEqual({ query });
  }
});

test.each(["", "1", "1.", "z", "1.5.abc", "-1.1.1.x", "1.5.1.*****", "0.1.1.x", "NaN.1.1.x"])(
  "what is no packed query at all is refused: “%s”",
  (text) => {
    expect(unpackQuery(text)).toMatchObject({
      failure: { kind: expect.stringMatching(/damaged|truncated/) },
    });
  },
);

test("a packed query of a later version is named as such, whatever follows", () => {
  expect(unpackQuery("2.anything at all")).toEqual({ failure: { kind: "packed-newer", received: 2 } });
});

test("a packed query that is too long is not unpacked, nor one that would unpack into megabytes", () => {
  expect(unpackQuery(`1.${"A".repeat(longestPacked)}`)).toMatchObject({
    failure: { kind: "packed-too-long", maximum: longestPacked },
  });
  const bomb = base64Url(deflateSync(new Uint8Array(2_000_000), { level: 9 }));
  expect(bomb.length).toBeLessThan(longestPacked);
  expect(unpackQuery(`1.${bomb.length.toString(36)}.0.${bomb}`)).toEqual({
    failure: { kind: "packed-damaged" },
  });
});
