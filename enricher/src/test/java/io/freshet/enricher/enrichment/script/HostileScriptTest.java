package io.freshet.enricher.enrichment.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.script.ScriptRun.End;
import io.freshet.event.atomic.AtomicField;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a script tries, it ends as a failure of one event, and the next event is fine. */
class HostileScriptTest {

    private static final ScriptSettings SETTINGS =
            new ScriptSettings(Duration.ofMillis(50), 32L << 20, List.of(), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) { try { for (;;) {} } catch (e) {} }",
                "try { for (;;) {} } finally { for (;;) {} }",
                "function f() { try { for (;;) {} } finally { f() } } f()",
                "/(?=(a+))\\1+b/.test('a'.repeat(100000))",
                "/^(?:.?){50}.{50}$/s.test('a'.repeat(49))",
                "[3, 2, 1].sort(() => { for (;;) {} })",
                "'' + {toString() { for (;;) {} }}",
                "new Proxy({}, {get() { for (;;) {} }}).x",
                "eval('for (;;) {}')",
                "new Function('for (;;) {}')()",
                "let g = function* () { for (;;) yield 1 }; for (const x of g()) {}",
                "event.setApp_id({toString() { for (;;) {} }})",
                "return [{toJSON() { for (;;) {} }}]",
                "const f = () => Promise.resolve().then(f); f()",
                "(async () => { for (;;) await 1 })()",
                "new Array(2 ** 32 - 1).fill(0)",
                "Array.from({length: 1e9})",
                "Array.prototype.indexOf.call({length: 2 ** 53 - 1}, 1)",
                "Array.prototype.forEach.call({length: 2 ** 53 - 1}, x => x)",
                "Array.prototype.sort.call({length: 2 ** 53 - 1})",
                "Array.prototype.reduce.call({length: 2 ** 53 - 1}, (x, y) => x)",
                "Array.prototype.splice.call({length: 2 ** 53 - 1}, 0, 1)",
                "Array.prototype.flatMap.call({length: 2 ** 53 - 1}, x => x)",
            })
    void whatNeverEndsIsStopped(String body) {
        assertThat(failure(body)).containsAnyOf("and was stopped", "Invalid", "call stack");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new ArrayBuffer(2 ** 31)",
                "new ArrayBuffer(2 ** 30)",
                "new Float64Array(2 ** 27)",
                "'x'.repeat(2 ** 29)",
                "'x'.padEnd(2 ** 29)",
                "let s = 'x'; for (;;) s += s",
                "const all = []; for (;;) all.push(1)",
                "const all = []; for (;;) all.push(new Uint8Array(1000000))",
                "let o = null; for (;;) o = {o}",
                "const m = new Map(); for (let i = 0; ; i++) m.set(i, {})",
                "const o = {}; for (let i = 0; ; i++) o['k' + i] = i",
                "new Array(1e9).join('xx')",
                "[...Array(2 ** 26).keys()]",
                "JSON.stringify(Array(1e7).fill(1))",
                "JSON.stringify(Array(2 ** 32 - 1))",
                "JSON.parse('['.repeat(1e6))",
                "Object.assign({}, 'x'.repeat(2 ** 24))",
                "(function f() { f() })()",
                "eval('['.repeat(1e5))",
                "new RegExp('('.repeat(1e5) + ')'.repeat(1e5))",
                "Math.max.apply(null, Array(1e7))",
            })
    void whatTakesTooMuchMemoryIsStopped(String body) {
        assertThat(failure(body)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java.type('java.io.File')",
                "Java.type('java.lang.Runtime').getRuntime().exec('id')",
                "new java.io.File('/etc/passwd').length()",
                "Packages.java.lang.System.exit(1)",
                "java.lang.Thread.sleep(1000)",
                "load('/etc/passwd')",
                "load('http://127.0.0.1:9/x.js')",
                "quit()",
                "exit(1)",
                "require('fs')",
                "Polyglot.eval('js', '1')",
                "Polyglot.import('x')",
                "Graal.versionGraalVM.x",
                "new Worker('x.js')",
                "new SharedArrayBuffer(8)",
                "Atomics.wait(new Int32Array(8), 0, 0)",
                "fetch('http://127.0.0.1:9')",
                "new XMLHttpRequest()",
                "process.env.HOME.x",
                "event.class.forName('java.lang.Runtime')",
                "event.getClass().getClassLoader()",
                "event.getApp_id.getClass()",
                "event.getApp_id.constructor('return Java.type(\"java.lang.System\")')()",
                "event.constructor.constructor('return java.lang.System')().exit(1)",
                "'use strict'; event.getApp_id = () => 'mine'",
                "'use strict'; Object.getPrototypeOf(event).getApp_id = () => 'mine'",
                "'use strict'; event.app = 1",
                "Object.setPrototypeOf(event, {})",
                "Object.defineProperty(event, 'getApp_id', {value: 1})",
                "arguments.callee.caller.arguments",
            })
    void thereIsNoWayOut(String body) {
        assertThat(failure(body)).isNotEmpty();
    }

    @Test
    void noModuleCanBeImported() {
        try (var runner =
                Scripts.runner(
                        "let seen = 'nothing'; function process(event) {"
                                + " event.setApp_id(seen); import('/etc/passwd').catch(e => { seen = e.message }) }",
                        SETTINGS)) {
            runner.run(Scripts.event());

            assertThat(runner.run(Scripts.event()).changes().get(AtomicField.APP_ID))
                    .startsWith("Operation is not allowed");
        }
    }

    @Test
    void functionsOfTheRoomAreNotThoseThatAScriptReplaces() {
        var script =
                "JSON.stringify = () => 'mine'; JSON.parse = () => 'mine'; String = () => 'mine';"
                        + " Object.defineProperty = () => { throw 'mine' };"
                        + " RegExp.prototype.exec = () => { throw 'mine' };"
                        + " Function.prototype.call = () => { throw 'mine' };"
                        + " function process(event) { event.setApp_id(7); event.setTr_total('1.50');"
                        + " return [1] }";
        try (var runner = Scripts.runner(script, SETTINGS)) {
            var run = runner.run(Scripts.event());

            assertThat(run.end()).isEqualTo(new End.Returned("[1]", false));
            assertThat(run.changes())
                    .containsEntry(AtomicField.APP_ID, "7")
                    .containsEntry(AtomicField.TR_TOTAL, "1.50");
        }
    }

    @Test
    void scriptsDoNotSeeEachOther() {
        try (var one = Scripts.runner("x = 1; function process(event) { return [x] }", SETTINGS);
                var other = Scripts.runner("function process(event) { return [x] }", SETTINGS)) {
            assertThat(one.run(Scripts.event()).end()).isInstanceOf(End.Returned.class);
            assertThat(other.run(Scripts.event()).end()).isInstanceOf(End.Failed.class);
        }
    }

    @Test
    void aScriptThatDoesNotEndWhileItIsLoadedIsLeftAlone() {
        try (var runner = Scripts.runner("for (;;) {}", SETTINGS)) {
            assertThat(failed(runner.run(Scripts.event())))
                    .isEqualTo("while it was loaded, it took longer than 50 ms and was stopped");
            assertThat(failed(runner.run(Scripts.event()))).startsWith("not called, because");
        }
    }

    /** Of an event that asks for it; events that do not are fine before and after. */
    private static String failure(String body) {
        var script =
                "function hostile(event) {\n"
                        + body
                        + "\n}\nfunction process(event) {"
                        + " if (event.getApp_id() === 'hostile') return hostile(event);"
                        + " return [event.getApp_id()] }";
        try (var runner = Scripts.runner(script, SETTINGS)) {
            runner.run(Scripts.event());
            var first = runner.run(Scripts.event("hostile"));
            // What runs on in the background is met by the next event, or by none.
            var second = runner.run(Scripts.event("hostile"));
            var after = runner.run(Scripts.event("fine"));

            assertThat(after.end()).isEqualTo(new End.Returned("[\"fine\"]", false));
            return failed(first.end() instanceof End.Failed ? first : second);
        }
    }

    private static String failed(ScriptRun run) {
        assertThat(run.end()).isInstanceOf(End.Failed.class);
        return ((End.Failed) run.end()).reason();
    }
}
