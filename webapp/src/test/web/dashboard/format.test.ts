import { describe, expect, it } from "vitest";
import { bytes, count, many, millis, rate, seconds, share } from "../../../main/web/dashboard/src/format/numbers";
import { ago, clockMillis, exact } from "../../../main/web/dashboard/src/format/times";
import { toCsv } from "../../../main/web/dashboard/src/parts/csv";

describe("numbers", () => {
  it("counts are exact", () => expect(count(1_204_311)).toBe("1,204,311"));
  it("what is unknown is no zero", () => expect([count(undefined), rate(undefined), millis(undefined), bytes(undefined)]).toEqual(["–", "–", "–", "–"]));
  it.each([[0, "0"], [0.04, "< 0.1"], [14.24, "14.2"], [1204.4, "1,204"]])("%d per second is %s", (value, text) => expect(rate(value)).toBe(text));
  it.each([[7, "7 ms"], [1200, "1.2 s"], [2000, "2 s"], [185_000, "3 min"], [7_500_000, "2 h"]])("%d ms are %s", (value, text) => expect(millis(value)).toBe(text));
  it("days are days", () => expect(seconds(604_800)).toBe("7 d"));
  it.each([[0, "0 B"], [1023, "1023 B"], [1536, "1.5 KiB"], [500 * 1024 * 1024, "500 MiB"]])("%d bytes are %s", (value, text) => expect(bytes(value)).toBe(text));
  it.each([[0, 0, "0 %"], [1, 3, "33 %"], [1, 100_000, "< 0.1 %"], [48, 1000, "4.8 %"]])("%d of %d are %s", (part, whole, text) => expect(share(part, whole)).toBe(text));
  it("one is singular", () => expect([many(1, "event"), many(0, "event")]).toEqual(["1 event", "0 events"]));
});

describe("times", () => {
  it("events of one second are told apart", () => expect(clockMillis(1_700_000_000_007)).toMatch(/^\d\d:\d\d:\d\d\.007$/));
  it("a clock that is ahead is no time in the future", () => expect(ago(2000, 1000)).toBe("now"));
  it("exports have the exact time", () => expect(exact(0)).toBe("1970-01-01T00:00:00.000Z"));
});

describe("CSV", () => {
  it("quotes as RFC 4180 asks", () => {
    expect(toCsv(["a", "b"], [['say "hi"', "one\r\ntwo"], [1, undefined]])).toBe('a,b\r\n"say ""hi""","one\r\ntwo"\r\n1,\r\n');
  });

  it.each(["=HYPERLINK(1)", "+1", "-1", "@x", "\tx"])("%s starts no formula in a spreadsheet", (text) => {
    expect(toCsv(["a"], [[text]])).toBe(`a\r\n'${text}\r\n`);
  });

  it("numbers below zero stay numbers", () => expect(toCsv(["a"], [[-3]])).toBe("a\r\n-3\r\n"));
});
