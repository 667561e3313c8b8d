/* sal-metric.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-metric-catalogue.h"
#include "sal-metric-formula.h"

/* A figure with its definition and formula. */

#define MAX_VERSION 1000

static const SalChoice units[] = {
  { "money", N_ ("Money") },
  { "rate", N_ ("Per Cent") },
  { "number", N_ ("Number") },
  { "days", N_ ("Days") },
  { NULL, NULL },
};

static const SalChoice directions[] = {
  { "higher", N_ ("Higher") },
  { "lower", N_ ("Lower") },
  { NULL, NULL },
};

static const SalChoice timings[] = {
  { "leading", N_ ("Leading") },
  { "lagging", N_ ("Lagging") },
  { NULL, NULL },
};

static const SalChoice subjects[] = {
  { "opportunity", N_ ("Opportunities") },  { "activity", N_ ("Activities") },
  { "transaction", N_ ("Transactions") },   { "contract", N_ ("Contracts") },
  { "stage_event", N_ ("Stages Reached") }, { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "key",
    SAL_FIELD_TEXT,
    N_ ("Key"),
    SAL_FIELD_REQUIRED | SAL_FIELD_UNIQUE | SAL_FIELD_LISTED,
    .hint = N_ ("The name used on the command line and by dashboards") },
  { "definition", SAL_FIELD_TEXT, N_ ("Definition"), SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE },
  { "formula",
    SAL_FIELD_TEXT,
    N_ ("Formula"),
    SAL_FIELD_REQUIRED | SAL_FIELD_MULTILINE | SAL_FIELD_LISTED,
    .hint = N_ ("Arithmetic over sum, count and average, like sum(amount where stage.status = "
                "\"won\") / count(where stage.status = \"won\")") },
  { "unit",
    SAL_FIELD_CHOICE,
    N_ ("Unit"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = units,
    .initial = "number" },
  { "better", SAL_FIELD_CHOICE, N_ ("Better Is"), SAL_FIELD_LISTED, .choices = directions },
  { "timing", SAL_FIELD_CHOICE, N_ ("Timing"), SAL_FIELD_LISTED, .choices = timings },
  { "owner", SAL_FIELD_REFERENCE, N_ ("Owner"), SAL_FIELD_LISTED, .references = &sal_person_kind },
  { "version",
    SAL_FIELD_INTEGER,
    N_ ("Version"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .hint = N_ ("Goes up by itself when the metric is defined in another way"),
    .minimum = 1,
    .maximum = MAX_VERSION,
    .initial = "1" },
  { "subject",
    SAL_FIELD_CHOICE,
    N_ ("Made Of"),
    0,
    .choices = subjects,
    .initial = "opportunity",
    .hint = N_ ("The records whose fields the formula names") },
  { "standing",
    SAL_FIELD_BOOLEAN,
    N_ ("As of Today"),
    0,
    .hint = N_ ("The formula says which days count, a period asked for does not") },
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  const char *key = sal_record_get_text (record, "key");
  const char *formula = sal_record_get_text (record, "formula");
  const SalKind *kind = sal_metric_formula_find_kind (sal_record_get_text (record, "subject"));
  g_autoptr (SalExpression) expression = NULL;
  g_autoptr (GError) error = NULL;

  if (key != NULL && sal_metric_catalogue_find (key) != NULL)
    sal_problems_add (problems, "key", _ ("“%s” is the key of a metric of the program"), key);
  if (formula == NULL || kind == NULL)
    return;

  expression = sal_metric_formula_parse (formula, kind, NULL, "USD", SAL_DATE_NONE, &error);
  if (expression == NULL)
    sal_problems_add (problems, "formula", "%s", error->message);
  else if (sal_expression_get_value_type (expression) != SAL_EXPRESSION_TYPE_MONEY &&
           g_strcmp0 (sal_record_get_text (record, "unit"), "money") == 0)
    sal_problems_add (problems, "unit", _ ("the formula is not an amount of money"));
  else if (sal_expression_get_value_type (expression) == SAL_EXPRESSION_TYPE_MONEY &&
           g_strcmp0 (sal_record_get_text (record, "unit"), "money") != 0)
    sal_problems_add (problems, "unit", _ ("the formula is an amount of money"));
}

/* What a metric is computed by, or said to be. */
static gboolean
is_redefined (SalRecord *before, SalRecord *record)
{
  static const char *const names[] = { "definition", "formula", "unit", "subject", "standing" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint field = (guint) sal_kind_field_index (&sal_metric_kind, names[i]);

      if (!sal_value_equal (sal_record_get_value (before, field),
                            sal_record_get_value (record, field)))
        return TRUE;
    }

  return FALSE;
}

/* A metric that is defined in another way is another version of it, so that figures of both are
 * told apart. */
static gboolean
edited (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  gint64 version = sal_record_get_integer (record, "version");

  if (before != NULL && is_redefined (before, record) &&
      version == sal_record_get_integer (before, "version") && version < MAX_VERSION)
    sal_record_set_integer (record, "version", version + 1);

  return TRUE;
}

const SalKind sal_metric_kind = {
  .name = "metric",
  .label = N_ ("Metric"),
  .plural = N_ ("Metrics"),
  .group = N_ ("Definitions"),
  .icon = "accessories-calculator-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "key",
  .validate = validate,
  .edited = edited,
};
