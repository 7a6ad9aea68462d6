/** What the forms of an organiser's profile do, wherever they stand: within an edition or before there is one. */
import type { Context } from '../../../platform/db/context.ts';
import type { Runner } from '../../../platform/db/runner.ts';
import { keepPhotoOfForm } from '../../../platform/files/index.ts';
import { clashIn, mustHaveSeen } from '../../../platform/forms/must-have-seen.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { getOrganiserProfile, setOrganiserAddress, setOrganiserLogo, setOrganiserProfile } from '../index.ts';
import { inputOf, profileOf, type Told, type Typed, typedOf } from './organiser-form.ts';

/** Does what the button of a form of the profile says. */
export async function saveOrganiser(runner: Runner, ctx: Context, request: Request): Promise<Told> {
  const typed: Typed = Object.fromEntries(
    [...(await request.formData())].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
  try {
    return await runner.command(ctx, async (tx): Promise<Told> => {
      if (typed.do === 'remove-logo') {
        await setOrganiserLogo(ctx, tx, null);
        return { saved: 'logo' };
      }
      if (typed.do === 'address') {
        await setOrganiserAddress(ctx, tx, typed.slug?.trim() ?? '');
        return { saved: 'address' };
      }
      const now = async () => profileOf(typedOf(await getOrganiserProfile(ctx, tx)));
      await mustHaveSeen(ctx, tx, { record: 'organiser', typed, now });
      await setOrganiserProfile(ctx, tx, inputOf(typed));
      return { saved: 'profile' };
    });
  } catch (error) {
    const clash = clashIn(error);
    if (clash) return { refused: {}, typed: clash.values, clash };
    if (error instanceof DomainError && error.fields)
      return { refused: typed.do === 'address' ? { slug: error.fields.slug ?? ['bad'] } : error.fields, typed };
    throw error;
  }
}

/** Keeps a picture of a form as the logo; false where there is none that can be shown. */
export async function saveLogo(runner: Runner, ctx: Context, request: Request): Promise<boolean> {
  try {
    const photo = await keepPhotoOfForm(runner, ctx, await request.formData());
    if (!photo) return false;
    await runner.command(ctx, (tx) => setOrganiserLogo(ctx, tx, photo.id));
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return false;
  }
}
