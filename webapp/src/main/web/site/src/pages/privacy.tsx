import { disableAnonymousTracking, enableAnonymousTracking, setUserId, trackSelfDescribingEvent } from "@snowplow/browser-tracker";
import { useState } from "preact/hooks";
import { keepVisitor, readVisitor, type Visitor } from "../shop/visitor";

const CONSENT = "iglu:com.snowplowanalytics.snowplow/consent_preferences/jsonschema/1-0-0";
const CHOICES: [string, string][] = [
  ["allow_all", "Allow all"],
  ["deny_all", "Deny all"],
  ["withdrawn", "Withdraw"],
];

/** What a visitor may say about being known: an id, no name at all, and consent. */
export function Privacy() {
  const [visitor, setVisitor] = useState<Visitor>(readVisitor);
  const change = (changed: Visitor): void => setVisitor(keepVisitor({ ...visitor, ...changed }));

  const login = (event: SubmitEvent): void => {
    event.preventDefault();
    const userId = String(new FormData(event.currentTarget as HTMLFormElement).get("customer")).trim();
    setUserId(userId || null);
    change({ userId });
  };
  const hide = (anonymous: boolean): void => {
    if (anonymous) enableAnonymousTracking({ options: { withServerAnonymisation: true } });
    else disableAnonymousTracking({});
    change({ anonymous });
  };
  return (
    <section class="fields" aria-labelledby="privacy">
      <h2 id="privacy">Who you are to the shop</h2>
      <form onSubmit={login}>
        <label>
          Customer number <input name="customer" data-testid="customer" defaultValue={visitor.userId ?? ""} maxLength={80} autocomplete="off" />
        </label>
        <button class="plain" data-testid="login">
          Use as user id
        </button>
      </form>
      <label class="check">
        <input type="checkbox" data-testid="anonymous" checked={visitor.anonymous ?? false} onChange={(event) => hide(event.currentTarget.checked)} />
        Anonymous: no user ids, no cookie, no address
      </label>
      <p class="choices" role="group" aria-label="Consent to analytics">
        <span>Consent to analytics:</span>
        {CHOICES.map(([choice, label]) => (
          <button key={choice} type="button" class="plain" data-testid={choice} onClick={() => consent(choice)}>
            {label}
          </button>
        ))}
      </p>
    </section>
  );
}

function consent(eventType: string): void {
  trackSelfDescribingEvent({
    event: {
      schema: CONSENT,
      data: {
        eventType,
        basisForProcessing: "consent",
        consentUrl: `${location.origin}/checkout.html`,
        consentVersion: "1",
        consentScopes: ["analytics"],
        domainsApplied: [location.origin],
        gdprApplies: true,
      },
    },
  });
}
