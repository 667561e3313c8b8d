/* sal-measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-measure.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-metric-formula.h"
#include "sal-money.h"
#include "sal-rate.h"

static const struct
{
  const char *name;
  const char *label;
  gboolean is_money;
} descriptions[SAL_N_MEASURES] = {
  [SAL_MEASURE_WON_AMOUNT] = { "won_amount", N_ ("won amount"), TRUE },
  [SAL_MEASURE_LOST_AMOUNT] = { "lost_amount", N_ ("lost amount"), TRUE },
  [SAL_MEASURE_OPEN_AMOUNT] = { "open_amount", N_ ("open amount"), TRUE },
  [SAL_MEASURE_WEIGHTED_AMOUNT] = { "weighted_amount",
                                    N_ ("open amount × probability of the stage"),
                                    TRUE },
  [SAL_MEASURE_STATED_AMOUNT] = { "stated_amount", N_ ("open amount × stated probability"), TRUE },
  [SAL_MEASURE_WON_COUNT] = { "won_count", N_ ("won"), FALSE },
  [SAL_MEASURE_LOST_COUNT] = { "lost_count", N_ ("lost"), FALSE },
  [SAL_MEASURE_OPEN_COUNT] = { "open_count", N_ ("open"), FALSE },
  [SAL_MEASURE_CYCLE_DAYS] = { "cycle_days", N_ ("days from creation to close"), FALSE },
  [SAL_MEASURE_CYCLE_COUNT] = { "cycle_count", N_ ("won with both dates"), FALSE },
  [SAL_MEASURE_QUOTA] = { "quota", N_ ("quota"), TRUE },
  [SAL_MEASURE_RECURRING] = { "recurring", N_ ("annual value in force"), TRUE },
  [SAL_MEASURE_RECURRING_BEFORE] = { "recurring_before",
                                     N_ ("annual value twelve months before"),
                                     TRUE },
  [SAL_MEASURE_RENEWED] = { "renewed", N_ ("annual value of the same accounts"), TRUE },
  [SAL_MEASURE_RETAINED] = { "retained", N_ ("what of it is left"), TRUE },
  [SAL_MEASURE_CAPACITY] = { "capacity", N_ ("full-time equivalents"), FALSE },
};

/* A measure that is a column. */
typedef struct
{
  const SalKind *kind; /* NULL: free */
  char *column;
  gboolean counts;
  SalExpressionType type;
  guint users;
} Slot;

static Slot slots[SAL_MAX_COLUMN_MEASURES];
static GMutex slots_lock; /* metrics are read on reader threads too */

static Slot *
get_slot (guint measure)
{
  g_assert (measure >= SAL_N_MEASURES && measure < SAL_N_ALL_MEASURES);

  return &slots[measure - SAL_N_MEASURES];
}

/* --- those of opportunities --- */

static gboolean
is_status_field (const SalExpressionNode *node)
{
  return node->operation == SAL_EXPRESSION_FIELD && node->n_names == 2 &&
         g_str_equal (node->path[0], "stage") && g_str_equal (node->path[1], "status");
}

static guint
status_of (const SalExpressionNode *literal)
{
  const char *text = literal->operation == SAL_EXPRESSION_LITERAL ? literal->text : NULL;

  return g_strcmp0 (text, "won") == 0 ? 1 : g_strcmp0 (text, "lost") == 0 ? 2 : 4;
}

/* Which statuses a filter lets pass: 1 won, 2 lost, 4 open; 0 if it asks for something else. */
static guint
statuses_of (const SalExpressionNode *filter)
{
  guint statuses = 0;

  if (filter == NULL)
    return 7;
  if ((filter->operation != SAL_EXPRESSION_EQUAL && filter->operation != SAL_EXPRESSION_IN) ||
      !is_status_field (filter->children[0]))
    return 0;

  for (guint i = 1; i < filter->n_children; i++)
    {
      if (filter->children[i]->operation != SAL_EXPRESSION_LITERAL)
        return 0;
      statuses |= status_of (filter->children[i]);
    }

  return statuses;
}

static SalMeasures
choose (guint statuses, int won, int lost, int open)
{
  return (statuses & 1 ? SAL_MEASURES (won) : 0) | (statuses & 2 ? SAL_MEASURES (lost) : 0) |
         (statuses & 4 ? SAL_MEASURES (open) : 0);
}

static SalMeasures
recognize_count (const SalExpressionNode *aggregate, guint statuses)
{
  const SalExpressionNode *operand = aggregate->n_children > 0 ? aggregate->children[0] : NULL;
  const SalField *field =
      operand != NULL && operand->operation == SAL_EXPRESSION_FIELD ? operand->field : NULL;

  /* every opportunity has an id and a stage */
  if (operand == NULL || (operand->operation == SAL_EXPRESSION_FIELD && operand->n_names == 1 &&
                          (field == NULL || (field->flags & SAL_FIELD_REQUIRED))))
    return choose (statuses, SAL_MEASURE_WON_COUNT, SAL_MEASURE_LOST_COUNT, SAL_MEASURE_OPEN_COUNT);

  return 0;
}

static SalMeasures
recognize_sum (const SalExpressionNode *operand, guint statuses)
{
  static const struct
  {
    const char *text;
    guint status;
    SalMeasure measure;
  } known[] = {
    { "amount * coalesce(stage.probability, 0%)", 4, SAL_MEASURE_WEIGHTED_AMOUNT },
    { "amount * coalesce(probability, stage.probability, 0%)", 4, SAL_MEASURE_STATED_AMOUNT },
    { "days(created, close_date)", 1, SAL_MEASURE_CYCLE_DAYS },
  };
  g_autofree char *text = sal_expression_node_to_text (operand);

  if (g_str_equal (text, "amount"))
    return choose (
        statuses, SAL_MEASURE_WON_AMOUNT, SAL_MEASURE_LOST_AMOUNT, SAL_MEASURE_OPEN_AMOUNT);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (statuses == known[i].status && g_str_equal (text, known[i].text))
        return SAL_MEASURES (known[i].measure);
    }

  return 0;
}

/**
 * sal_measure_recognize:
 * @kind: the kind it is over
 * @aggregate: a sum, count or average, bound
 *
 * Finds the measures of opportunities that an aggregate is the sum of: it need not be computed for
 * itself then. Of an average, those of the sum; the days of the cycle alone are averaged so.
 *
 * Returns: a set of measures below %SAL_N_MEASURES, empty if it is something else
 */
SalMeasures
sal_measure_recognize (const SalKind *kind, const SalExpressionNode *aggregate)
{
  guint statuses = statuses_of (aggregate->filter);
  static const SalMeasure names[SAL_METRIC_NAME_RETAINED + 1] = {
    [SAL_METRIC_NAME_QUOTA] = SAL_MEASURE_QUOTA,
    [SAL_METRIC_NAME_RECURRING] = SAL_MEASURE_RECURRING,
    [SAL_METRIC_NAME_RECURRING_BEFORE] = SAL_MEASURE_RECURRING_BEFORE,
    [SAL_METRIC_NAME_RENEWED] = SAL_MEASURE_RENEWED,
    [SAL_METRIC_NAME_RETAINED] = SAL_MEASURE_RETAINED,
  };
  SalMeasures measures = 0;
  SalMetricName name;

  /* those of stage events are columns */
  if (sal_metric_formula_get_name (aggregate, &name))
    return name <= SAL_METRIC_NAME_RETAINED ? SAL_MEASURES (names[name]) : 0;
  if (statuses == 0 || kind != &sal_opportunity_kind)
    return 0;
  if (aggregate->function == SAL_EXPRESSION_FUNCTION_COUNT)
    return recognize_count (aggregate, statuses);

  measures = recognize_sum (aggregate->children[0], statuses);
  if (aggregate->function == SAL_EXPRESSION_FUNCTION_AVERAGE &&
      measures != SAL_MEASURES (SAL_MEASURE_CYCLE_DAYS))
    return 0;

  return measures;
}

/* --- those that are columns --- */

/**
 * sal_measure_name_column:
 * @aggregate: a sum, count or average
 *
 * Names the column of what each record gives to an aggregate, by its canonical text.
 *
 * Returns: (transfer full): the name; that of an average is that of the sum of the same
 */
char *
sal_measure_name_column (const SalExpressionNode *aggregate)
{
  g_autofree char *text = sal_expression_node_to_text (aggregate);

  if (aggregate->function != SAL_EXPRESSION_FUNCTION_AVERAGE)
    return g_steal_pointer (&text);

  return g_strdup_printf ("sum%s", strchr (text, '('));
}

/**
 * sal_measure_acquire:
 * @kind: the kind of the records
 * @column: an aggregate as text, which names the column of what each record gives to it
 * @counts: whether the rows of the column are counted, not added up
 * @type: the type of what is added up
 * @measure: (out): the measure
 *
 * Finds the measure of a column, or makes it one. To be released.
 *
 * Returns: %FALSE if there are too many at a time
 */
gboolean
sal_measure_acquire (const SalKind *kind,
                     const char *column,
                     gboolean counts,
                     SalExpressionType type,
                     guint *measure)
{
  Slot *found = NULL;

  g_mutex_lock (&slots_lock);
  for (guint i = 0; i < SAL_MAX_COLUMN_MEASURES; i++)
    {
      if (slots[i].kind == NULL)
        found = found != NULL ? found : &slots[i];
      else if (slots[i].kind == kind && slots[i].counts == counts &&
               g_str_equal (slots[i].column, column))
        {
          found = &slots[i];
          break;
        }
    }
  if (found != NULL && found->kind == NULL)
    *found = (Slot){ kind, g_strdup (column), counts, type, 0 };
  if (found != NULL)
    {
      found->users++;
      *measure = SAL_N_MEASURES + (guint) (found - slots);
    }
  g_mutex_unlock (&slots_lock);

  return found != NULL;
}

void
sal_measure_release (guint measure)
{
  Slot *slot = get_slot (measure);

  g_mutex_lock (&slots_lock);
  if (--slot->users == 0)
    {
      g_free (slot->column);
      *slot = (Slot){ 0 };
    }
  g_mutex_unlock (&slots_lock);
}

const char *
sal_measure_get_column (guint measure)
{
  return measure >= SAL_N_MEASURES ? get_slot (measure)->column : NULL;
}

gboolean
sal_measure_counts (guint measure)
{
  return measure >= SAL_N_MEASURES && get_slot (measure)->counts;
}

/* --- descriptions --- */

/* A column is named by the aggregate it stands for. */
static char *
describe_column (guint measure)
{
  const char *column = sal_measure_get_column (measure);

  return sal_measure_counts (measure) && !g_str_has_prefix (column, "count")
             ? g_strdup_printf ("count%s", strchr (column, '('))
             : g_strdup (column);
}

/**
 * sal_measure_get_name:
 * @measure: a measure
 *
 * Names a measure for programs.
 *
 * Returns: (transfer full): the name
 */
char *
sal_measure_get_name (guint measure)
{
  return measure < SAL_N_MEASURES ? g_strdup (descriptions[measure].name)
                                  : describe_column (measure);
}

/**
 * sal_measure_get_label:
 * @measure: a measure
 *
 * Names a measure for people.
 *
 * Returns: (transfer full): the name
 */
char *
sal_measure_get_label (guint measure)
{
  return measure < SAL_N_MEASURES ? g_strdup (_ (descriptions[measure].label))
                                  : describe_column (measure);
}

static SalExpressionType
type_of (guint measure)
{
  if (measure >= SAL_N_MEASURES)
    return get_slot (measure)->type;

  return descriptions[measure].is_money ? SAL_EXPRESSION_TYPE_MONEY : SAL_EXPRESSION_TYPE_NUMBER;
}

gboolean
sal_measure_is_money (guint measure)
{
  return type_of (measure) == SAL_EXPRESSION_TYPE_MONEY && !sal_measure_counts (measure);
}

/**
 * sal_measure_to_number:
 * @measure: a measure
 * @value: what it adds up to
 *
 * Reads the value of a measure.
 *
 * Returns: minor units of money, a rate of which 1 is 100 %, or the number
 */
double
sal_measure_to_number (guint measure, gint64 value)
{
  if (measure == SAL_MEASURE_CAPACITY)
    return (double) value / SAL_MEASURE_NUMBER_ONE;
  if (measure < SAL_N_MEASURES || sal_measure_counts (measure))
    return (double) value;

  switch (type_of (measure))
    {
    case SAL_EXPRESSION_TYPE_RATE:
      return (double) value / SAL_RATE_ONE;
    case SAL_EXPRESSION_TYPE_NUMBER:
      return (double) value / SAL_MEASURE_NUMBER_ONE;
    default:
      return (double) value;
    }
}

/**
 * sal_measure_format:
 * @measure: a measure
 * @value: what it adds up to
 * @currency: the reporting currency
 *
 * Writes the exact value of a measure for people.
 *
 * Returns: (transfer full): the text
 */
char *
sal_measure_format (guint measure, gint64 value, const char *currency)
{
  double number = sal_measure_to_number (measure, value);
  gboolean is_rate = type_of (measure) == SAL_EXPRESSION_TYPE_RATE && !sal_measure_counts (measure);

  if (sal_measure_is_money (measure))
    return sal_money_format (value, currency);
  if (is_rate)
    return sal_rate_format_percent (value, 1);

  return sal_number_format (number, number == (double) (gint64) number ? 0 : 2);
}
