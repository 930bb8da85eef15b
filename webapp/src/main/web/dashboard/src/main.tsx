import { render } from "preact";
import "./style/tokens.css";
import "./style/shell.css";
import "./style/parts.css";
import "./style/screens.css";
import { App } from "./app";
import { applyTheme, readTheme } from "./parts/theme";

applyTheme(readTheme());
render(<App />, document.getElementById("app")!);
