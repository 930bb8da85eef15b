import { Component, type ComponentChildren } from "preact";

/** Keeps a defect in one screen from emptying the page: says what happened, and the way to other screens stays. */
export class Guard extends Component<{ of: string; children: ComponentChildren }, { error?: Error }> {
  override state: { error?: Error } = {};

  static override getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override componentDidUpdate(before: { of: string }): void {
    if (before.of !== this.props.of && this.state.error) this.setState({ error: undefined });
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div class="note wrong" role="alert">
        <h1>This screen met something it does not expect</h1>
        <p class="wrap">{error.message}</p>
        <p class="fix">Other screens work. If loading the page anew does not help, the server may be of another version than the page.</p>
      </div>
    );
  }
}
