import type { AssetUrls } from './assets.ts';
import type { Preferences } from './preferences.ts';

/** What every page needs beside its own content. */
export interface Frame {
  readonly preferences: Preferences;
  /** Path and query of this page: where the toolbar comes back to. */
  readonly path: string;
  readonly assets: AssetUrls;
  readonly site: Site;
  /**
   * Id of the page's form whose fields a change in the toolbar carries along, for pages that are the reply to a POST.
   * Without it a change would lose the answers.
   */
  readonly keepForm?: string;
}

export interface Site {
  /** 扶助 */
  readonly name: string;
  /** 宕昌县 */
  readonly county: string;
  readonly hotline: string;
}
