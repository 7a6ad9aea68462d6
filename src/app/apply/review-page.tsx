import { redirect, useActionData, useLoaderData } from 'react-router';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { moneyText } from '../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { Button, Card, LinkButton, Notice } from '../../platform/ui/index.ts';
import { submitApplication } from '../../slices/call/index.ts';
import { type Question, questionWords } from '../../slices/call/questions/contract.ts';
import type { Missing } from '../../slices/call/rules/list-missing.ts';
import type { Route } from './+types/review-page';
import { regionLabel } from './field-words.ts';
import { homeOf } from './home-of.ts';
import { businessIn, loadApplying } from './load-applying.ts';
import { draftOf } from './parts.ts';
import { refusalWords } from './refusal-words.ts';
import { type RefusedPart, refusedPart } from './refused-part.ts';
import { StepFrame, stepPath } from './Steps.tsx';
import { saveNow } from './save-now.ts';

export const handle: PageHandle = { access: 'call.apply' };

export function loader(args: Route.LoaderArgs) {
  return loadApplying(args, async () => ({}));
}

export async function action({ request, params, context }: Route.ActionArgs): Promise<RefusedPart | Response> {
  const ctx = editionOf(context);
  const business = businessIn(params);
  const form = await request.formData();
  try {
    const application = await saveNow(servicesOf(context).runner, ctx, async (tx) => {
      const { id, version } = await draftOf(ctx, tx, business);
      await submitApplication(ctx, tx, { application: id, version });
      return id;
    });
    const home = homeOf(ctx, business, application);
    return redirect(`${home}${home.includes('?') ? '&' : '?'}terkirim=1`);
  } catch (error) {
    return refusedPart(error, form);
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_step_send()} · ${m.platform_brand()}` }];

/** What is missing in words, and on which page it is mended. */
function missingLine(
  each: Missing,
  items: readonly { readonly id: string; readonly name: { readonly id: string } }[],
  questions: readonly Question[],
) {
  if (each === 'items') return { step: 'produk' as const, words: m.call_apply_missing_items() };
  if (each === 'statement') return { step: 'pernyataan' as const, words: m.call_apply_missing_statement() };
  if (each === 'consent') return { step: 'pernyataan' as const, words: m.call_apply_missing_consent() };
  if (each.startsWith('answers.')) {
    const question = questions.find(({ code }) => each === `answers.${code}`);
    const words = m.call_apply_missing_answer({ question: question ? questionWords(question, getLocale()) : '' });
    return { step: 'pernyataan' as const, words };
  }
  const [, place = '0', field = 'name'] = each.split('.');
  const item = items[Number(place)];
  const name = item?.name.id || m.call_apply_product_number({ number: Number(place) + 1 });
  const words = {
    name: m.call_apply_missing_name,
    description: m.call_apply_missing_description,
    category: m.call_apply_missing_category,
    price: m.call_apply_missing_price,
  }[field as 'name' | 'description' | 'category' | 'price']({ product: name });
  return { step: `produk/${item?.id ?? ''}` as const, words };
}

export default function ReviewPage() {
  const applying = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedPart>();
  const { application, profile, missing, writable, edition } = applying;
  const items = application?.items ?? [];
  return (
    <StepFrame
      applying={applying}
      step="kirim"
      title={writable ? undefined : m.call_apply_application()}
      lead={writable ? m.call_apply_review_lead() : undefined}
    >
      <div className="grid gap-5">
        {refused && <Notice kind="danger" title={refusalWords(refused.code)} />}
        {application && !writable && <Notice kind="info" title={m.call_apply_read_only()} />}
        {writable && missing.length > 0 && (
          <Notice kind="warn" title={m.call_apply_missing({ count: missing.length })}>
            <ul className="grid">
              {missing.map((each) => {
                const { step, words } = missingLine(each, items, applying.questions);
                return (
                  <li key={each}>
                    <a href={stepPath(applying, step)} className="flex min-h-12 items-center underline">
                      {words}
                    </a>
                  </li>
                );
              })}
            </ul>
          </Notice>
        )}
        {writable && (!profile.whatsapp || !profile.story.id) && (
          <Notice kind="info" title={m.call_apply_better()}>
            <a href={stepPath(applying, 'profil')} className="flex min-h-12 items-center underline">
              {m.call_apply_better_profile()}
            </a>
          </Notice>
        )}
        <Card title={profile.name}>
          <dl className="grid gap-3">
            <Line term={regionLabel(edition.currency)}>{profile.region.name}</Line>
            <Line term={m.call_apply_story()}>{profile.story.id}</Line>
            <Line term={m.call_apply_step_products()}>
              {items.map((item) => (
                <span key={item.id} className="block">
                  {item.name.id || item.name.en}
                  {item.price !== null && `, ${moneyText(item.price, edition.currency)}`} (
                  {m.call_apply_photos({ count: item.photos.length })})
                </span>
              ))}
            </Line>
            <Line term={m.call_apply_step_permits()}>
              {m.call_apply_permits_count({ count: profile.identifiers.length })}
            </Line>
            <Line term={m.call_apply_statement()}>{application?.statement}</Line>
            <Line term={m.call_apply_needs()}>{application?.needs}</Line>
            {applying.questions.map((question) => (
              <Line key={question.code} term={questionWords(question, getLocale())}>
                {application?.answers[question.code]}
              </Line>
            ))}
          </dl>
        </Card>
        {writable ? (
          <form method="post" action={stepPath(applying, 'kirim')}>
            <SentField />
            <Button size="large" wide tone="gold" disabled={missing.length > 0}>
              {m.call_apply_submit()}
            </Button>
          </form>
        ) : (
          <LinkButton href={applying.home} tone="outline" wide>
            {m.call_apply_back_own()}
          </LinkButton>
        )}
      </div>
    </StepFrame>
  );
}

function Line({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  const empty = children === undefined || children === '' || (Array.isArray(children) && children.length === 0);
  return (
    <div>
      <dt className="font-semibold text-ink-2 text-sm">{term}</dt>
      <dd className="whitespace-pre-line">{empty ? m.call_apply_empty() : children}</dd>
    </div>
  );
}
