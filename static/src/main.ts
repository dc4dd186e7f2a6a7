import "./nonce.ts";
import "./styles/page.css";
import { startKeys } from "./editor/keys.ts";
import { isEmbedded, isTouch } from "./page/dom.ts";
import { startHelp } from "./page/help.ts";
import { startPanes } from "./page/panes.ts";
import { startPreferences } from "./page/preferences.ts";
import { startQuota } from "./page/quota.ts";
import { startSaving } from "./page/saving.ts";
import { Session } from "./page/session.ts";
import { startShortcuts } from "./page/shortcuts.ts";
import { startSplitter } from "./page/splitter.ts";
import { startShare } from "./share/start.ts";
import { startTheme } from "./page/theme.ts";

startTheme();
startSplitter();
startPanes();
startHelp();
startPreferences();
if (isTouch) startKeys();

const session = new Session();
startShortcuts(session);
if (isEmbedded) (await import("./embed/messages.ts")).startMessages(session);
else {
  startShare(session.shareable);
  startSaving(session.workspace);
  startQuota();
}
if (!isEmbedded) await session.rejoin();
if (!isTouch) await session.upgrade();
document.body.dataset.ready = "";
if (document.querySelector('meta[name="bring-drafts"]')) await (await import("./page/bringing.ts")).bringDrafts(session.workspace);
