/** What a visitor chose in the toolbar. Kept in one readable cookie for a year: it says nothing about the person. */
export type Size = 'm' | 'l' | 'xl';
export type Theme = 'auto' | 'light' | 'soft' | 'dark' | 'contrast';

export interface Preferences {
  readonly size: Size;
  readonly theme: Theme;
  /** 关怀版 */
  readonly care: boolean;
  /** 大鼠标 */
  readonly pointer: boolean;
}

export const sizes: readonly { readonly id: Size; readonly label: string }[] = [
  { id: 'm', label: '标准' },
  { id: 'l', label: '大' },
  { id: 'xl', label: '特大' },
];

export const themes: readonly { readonly id: Theme; readonly label: string }[] = [
  { id: 'auto', label: '跟随系统' },
  { id: 'light', label: '明亮' },
  { id: 'soft', label: '柔和' },
  { id: 'dark', label: '深色' },
  { id: 'contrast', label: '黑底黄字' },
];

export const defaultPreferences: Preferences = { size: 'm', theme: 'auto', care: false, pointer: false };

export const PREFERENCES_COOKIE = 'fuzhu-look';

/** Takes the value of the Cookie header; what it does not know counts as not chosen. */
export function readPreferences(cookieHeader: string | null | undefined): Preferences {
  const found = (cookieHeader ?? '').split(/;\s*/).find((part) => part.startsWith(`${PREFERENCES_COOKIE}=`));
  const [size, theme, care, pointer] = (found?.slice(PREFERENCES_COOKIE.length + 1) ?? '').split('.');
  return {
    size: sizes.find(({ id }) => id === size)?.id ?? defaultPreferences.size,
    theme: themes.find(({ id }) => id === theme)?.id ?? defaultPreferences.theme,
    care: care === 'on',
    pointer: pointer === 'on',
  };
}

/** `name=value` with attributes, for Set-Cookie and for `document.cookie`. */
export const writePreferences = ({ size, theme, care, pointer }: Preferences): string =>
  `${PREFERENCES_COOKIE}=${size}.${theme}.${care ? 'on' : 'off'}.${pointer ? 'on' : 'off'}; Path=/; Max-Age=31536000; SameSite=Lax`;

/** One pressed button of the toolbar: its name and value. Unknown ones change nothing. */
export function changePreferences(preferences: Preferences, name: string, value: string): Preferences {
  if (name === 'size') return { ...preferences, size: sizes.find(({ id }) => id === value)?.id ?? preferences.size };
  if (name === 'theme')
    return { ...preferences, theme: themes.find(({ id }) => id === value)?.id ?? preferences.theme };
  if (name === 'care' || name === 'pointer') return { ...preferences, [name]: value === 'on' };
  return preferences;
}

/** The attributes of `<html>` that the style sheets follow. Without a theme the page follows the system. */
export const preferenceAttributes = ({
  size,
  theme,
  care,
  pointer,
}: Preferences): Record<string, string | undefined> => ({
  'data-size': size === 'm' ? undefined : size,
  'data-theme': theme === 'auto' ? undefined : theme,
  'data-care': care ? 'on' : undefined,
  'data-pointer': pointer ? 'big' : undefined,
});

/** Where to go back to after a choice: only a path of this site, so that nobody is led elsewhere. */
export const localPath = (text: string): string => (/^\/(?![/\\])[^\\\s]*$/.test(text) ? text : '/');
