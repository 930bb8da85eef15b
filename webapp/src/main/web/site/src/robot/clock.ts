const TICK_MILLIS = 200;

setInterval(() => postMessage("tick"), TICK_MILLIS);
