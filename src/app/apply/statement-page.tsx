import { redirect, useActionData, useLoaderData } from 'react-router';
import { packFor } from '../../kinds/country/index.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { Button, Card, Checkbox, SelectField, TextAreaField, TextField } from '../../platform/ui/index.ts';
import { answerField, type Question, questionWords } from '../../slices/call/questions/contract.ts';
import type { Route } from './+types/statement-page';
import { businessIn, loadApplying } from './load-applying.ts';
import { PartForm } from './PartForm.tsx';
import { saveStatementPart, seenOf, statementValues } from './parts.ts';
import { type RefusedPart, refusedPart } from './refused-part.ts';
import { StepFrame, stepPath } from './Steps.tsx';
import { saveNow } from './save-now.ts';

export const handle: PageHandle = { access: 'call.apply' };

export function loader(args: Route.LoaderArgs) {
  return loadApplying(args, async (_ctx, _tx, { application, questions }) => {
    const values = statementValues(application ?? { statement: '', needs: '', consent: null, answers: {} }, questions);
    return { values, seen: seenOf(values) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs): Promise<RefusedPart | Response> {
  const ctx = editionOf(context);
  const business = businessIn(params);
  const form = await request.formData();
  try {
    await saveNow(servicesOf(context).runner, ctx, (tx) =>
      saveStatementPart(ctx, tx, form, { business, purpose: m.call_apply_consent() }),
    );
  } catch (error) {
    return refusedPart(error, form);
  }
  return redirect(pathIn(context.get(pageRequest).locale, `/kerja/${ctx.slug}/usaha/${business}/kirim`));
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_step_statement()} · ${m.platform_brand()}` }];

export default function StatementPage() {
  const applying = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedPart>();
  const { slug, edition, profile, values, seen, writable, questions } = applying;
  if (!writable)
    return (
      <StepFrame applying={applying} step="pernyataan">
        <Card>
          <dl className="grid gap-4">
            {[
              [m.call_apply_statement(), values.statement],
              [m.call_apply_needs(), values.needs],
              ...questions.map((each) => [questionWords(each, getLocale()), values[answerField(each.code)]]),
              [m.call_consent(), applying.application?.consent?.purpose],
            ].map(([term, text]) => (
              <div key={term}>
                <dt className="font-semibold text-ink-2 text-sm">{term}</dt>
                <dd className="whitespace-pre-line">{text || m.call_apply_empty()}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </StepFrame>
    );
  return (
    <StepFrame applying={applying} step="pernyataan" lead={m.call_apply_statement_lead()}>
      <Card>
        <PartForm
          slug={slug}
          business={profile.id}
          part="statement"
          action={stepPath(applying, 'pernyataan')}
          seen={seen}
          values={values}
          refused={refused}
        >
          {({ value, error }) => (
            <>
              <TextAreaField
                name="statement"
                label={m.call_apply_statement()}
                hint={m.call_apply_statement_hint()}
                rows={6}
                maxLength={2000}
                defaultValue={value('statement')}
                error={error('statement')}
              />
              <TextAreaField
                name="needs"
                label={m.call_apply_needs()}
                hint={m.call_apply_needs_hint()}
                optional
                rows={3}
                maxLength={2000}
                defaultValue={value('needs')}
                error={error('needs')}
              />
              {questions.map((question) => (
                <AnswerField
                  key={question.code}
                  question={question}
                  value={value(answerField(question.code))}
                  error={error(answerField(question.code))}
                />
              ))}
              <Checkbox
                name="consent"
                value="yes"
                defaultChecked={value('consent') === 'yes'}
                label={m.call_apply_consent()}
                hint={m.call_apply_consent_hint({ law: packFor(edition.currency).privacyLaw[getLocale()] })}
                error={error('consent')}
              />
              <Button size="large" wide>
                {m.call_apply_save_next()}
              </Button>
            </>
          )}
        </PartForm>
      </Card>
    </StepFrame>
  );
}

interface AnswerFieldProps {
  readonly question: Question;
  readonly value: string;
  readonly error: string | undefined;
}

/** The organiser's own question, by its kind. Saved as one goes, like the rest of the form. */
function AnswerField({ question, value, error }: AnswerFieldProps) {
  const { code, kind, choices, required } = question;
  const field = {
    name: answerField(code),
    label: questionWords(question, getLocale()),
    defaultValue: value,
    error,
    optional: !required,
  };
  if (kind === 'choice')
    return (
      <SelectField
        {...field}
        none={m.call_answer_choose()}
        choices={choices.map((each) => ({ value: each, label: each }))}
      />
    );
  if (kind === 'number') return <TextField {...field} inputMode="decimal" maxLength={30} />;
  return <TextAreaField {...field} rows={3} maxLength={2_000} />;
}
