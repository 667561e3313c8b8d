/* sal-crediting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-crediting.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-apportion.h"
#include "sal-credit-filter.h"
#include "sal-payout-terms.h"

/* The columns of the table that filters are about: first what is of the credit, then what is of the
 * opportunity, then what is of who is credited. */
enum
{
  COLUMN_TYPE,
  COLUMN_AMOUNT,
  COLUMN_DATE,
  COLUMN_QUALITIES,
  COLUMN_POSITION = COLUMN_QUALITIES + SAL_PAY_N_QUALITIES,
  COLUMN_ROLE,
  COLUMN_MOTION,
  COLUMN_UNIT,
  COLUMN_PARTICIPANT,
  N_COLUMNS,
};

/* Positions above one another; more are a circle. */
#define MOST_LEVELS 32

/* A credit on the way to its engagement; its row in the table is its place. */
typedef struct
{
  SalEngagement *engagement;
  SalCredit credit;
  SalCreditSource source;
  const SalPaySale *sale;
  guint order;
} Entry;

typedef struct
{
  const SalPaySource *source;
  SalCrediting *crediting;
  GHashTable *people; /* by gint64 person: GPtrArray of SalEngagement */
  GArray *entries;    /* of Entry */
} Work;

/* Who has a share of a sale. */
typedef struct
{
  gint64 position, person;
  SalRational share;
} Recipient;

static void
recipient_clear (gpointer data)
{
  sal_rational_clear (&((Recipient *) data)->share);
}

/* --- recipients --- */

static void
add_recipient (GArray *recipients, gint64 position, gint64 person, gint64 share)
{
  Recipient recipient = { position, person, SAL_RATIONAL_INIT };

  sal_rational_set_ratio (&recipient.share, share, SAL_RATE_ONE);
  g_array_append_val (recipients, recipient);
}

/* Direct splits, or else who is responsible for all of it; and overlays, which come on top. */
static GArray *
find_recipients (const Work *self, const SalPaySale *sale, gboolean overlay)
{
  GArray *recipients = g_array_new (FALSE, FALSE, sizeof (Recipient));
  const SalPaySplit *splits;
  gint64 position, unit, person;
  guint n_splits;

  g_array_set_clear_func (recipients, recipient_clear);
  splits = sal_pay_source_find_splits (self->source, sale->id, &n_splits);
  for (guint i = 0; i < n_splits; i++)
    if (splits[i].is_overlay == overlay)
      {
        sal_ownership_resolve_position (
            self->source->ownership, splits[i].position, sale->closed, &unit, &person);
        add_recipient (recipients, splits[i].position, person, splits[i].share);
      }
  if (recipients->len > 0 || overlay)
    return recipients;
  sal_ownership_resolve (self->source->ownership,
                         sale->id,
                         sale->account,
                         sale->owner,
                         sale->closed,
                         &position,
                         &unit,
                         &person);
  add_recipient (recipients, position, person, SAL_RATE_ONE);

  return recipients;
}

/* Shares of one amount have to be all of it. */
static gboolean
check_splits (Work *self, const SalPaySale *sale, const GArray *recipients)
{
  g_auto (SalRational) sum = SAL_RATIONAL_INIT;
  g_autofree char *text = NULL;

  for (guint i = 0; i < recipients->len; i++)
    sal_rational_add (&sum, &sum, &g_array_index (recipients, Recipient, i).share);
  if (sal_rational_compare_integer (&sum, 1) == 0)
    return TRUE;
  text = sal_rational_to_text (&sum);
  sal_pay_issues_add (self->crediting->issues,
                      SAL_PAY_ISSUE_SPLITS,
                      0,
                      sale->id,
                      g_strdup_printf (_ ("“%s”: the direct splits sum to %s, not to 1: nobody is "
                                          "credited with it"),
                                       sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY],
                                       text));

  return FALSE;
}

/* --- amounts --- */

/* The whole of an amount in minor units of the currency of a plan: one conversion, one rounding. */
static gboolean
convert (Work *self, const SalPlan *plan, const SalPaySale *sale, gint64 amount, gint64 *converted)
{
  g_auto (SalRational) exact = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;

  if (g_str_equal (plan->currency, sale->currency))
    {
      *converted = amount;
      return TRUE;
    }
  for (guint i = 0; i < plan->exchange_rates->len; i++)
    {
      const SalPlanExchangeRate *rate = plan->exchange_rates->pdata[i];

      if (!g_str_equal (rate->currency, sale->currency))
        continue;
      sal_rational_set_ratio (&exact, amount, sal_payout_minor_units (sale->currency));
      sal_rational_multiply (&exact, &exact, &rate->rate.value);
      sal_rational_set_integer (&scale, sal_payout_minor_units (plan->currency));
      sal_rational_multiply (&exact, &exact, &scale);
      return sal_rational_round (&exact, converted);
    }
  sal_pay_issues_add (self->crediting->issues,
                      SAL_PAY_ISSUE_RATE,
                      0,
                      sale->id,
                      g_strdup_printf (_ ("“%s”: there is no exchange rate from %s into %s: it is "
                                          "not credited"),
                                       sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY],
                                       sale->currency,
                                       plan->currency));

  return FALSE;
}

/* What one of several has of a whole: parts that sum to it, or, of what comes on top, one that is
 * rounded for itself. */
static gboolean
take_part (gint64 whole, const GArray *recipients, guint index, gboolean is_split, gint64 *part)
{
  const Recipient *of = &g_array_index (recipients, Recipient, index);
  g_autofree gint64 *parts = NULL;
  g_autofree SalRational *weights = NULL;
  gboolean done;

  if (!is_split || recipients->len == 1)
    {
      g_auto (SalRational) exact = SAL_RATIONAL_INIT;

      sal_rational_set_integer (&exact, whole);
      sal_rational_multiply (&exact, &exact, &of->share);
      return sal_rational_round (&exact, part);
    }
  parts = g_new0 (gint64, recipients->len);
  weights = g_new0 (SalRational, recipients->len);
  for (guint i = 0; i < recipients->len; i++)
    {
      weights[i] = (SalRational) SAL_RATIONAL_INIT;
      sal_rational_set (&weights[i], &g_array_index (recipients, Recipient, i).share);
    }
  done = sal_apportion (whole, weights, recipients->len, parts);
  *part = parts[index];
  for (guint i = 0; i < recipients->len; i++)
    sal_rational_clear (&weights[i]);

  return done;
}

/* The amount as a plain number, in millionths: of a whole major unit of the opportunity's own
 * currency. */
static gint64
to_number (const SalPaySale *sale, gint64 amount)
{
  gint64 units = sal_payout_minor_units (sale->currency);
  g_auto (SalRational) exact = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;
  gint64 number = 0;

  sal_rational_set_ratio (&exact, amount, units);
  sal_rational_set_integer (&scale, SAL_CREDIT_NUMBER_ONE);
  sal_rational_multiply (&exact, &exact, &scale);
  sal_rational_round (&exact, &number);

  return number;
}

/* Cancelled in proportion to the whole opportunity. */
static void
cancel (SalCredit *credit, const SalPaySale *sale)
{
  g_auto (SalRational) share = SAL_RATIONAL_INIT, part = SAL_RATIONAL_INIT;

  if (sale->cancelled == SAL_DATE_NONE || sale->amount == 0 || sale->cancelled < sale->closed)
    return;
  credit->cancelled = sale->cancelled;
  sal_rational_set_ratio (&share, sale->cancelled_amount, ABS (sale->amount));
  sal_rational_set_integer (&part, credit->money);
  sal_rational_multiply (&part, &part, &share);
  sal_rational_round (&part, &credit->cancelled_money);
  sal_rational_set_integer (&part, credit->number);
  sal_rational_multiply (&part, &part, &share);
  sal_rational_round (&part, &credit->cancelled_number);
}

/* --- credits --- */

static void
add_entry (Work *self, SalEngagement *engagement, const SalPaySale *sale, const Entry *made)
{
  Entry entry = *made;
  GStringChunk *texts = self->crediting->texts;
  g_autofree char *deal = g_strdup_printf ("%" G_GINT64_FORMAT, sale->id);
  g_autofree char *id = g_strdup_printf ("%s/%s/%" G_GINT64_FORMAT,
                                         deal,
                                         sal_credit_type_names[entry.source.type],
                                         entry.source.position);

  entry.engagement = engagement;
  entry.sale = sale;
  entry.order = self->entries->len;
  entry.source.sale = sale->id;
  entry.credit.deal = g_string_chunk_insert_const (texts, deal);
  entry.credit.id = g_string_chunk_insert (texts, id);
  entry.credit.date = sale->closed;
  entry.credit.invoiced = sale->invoiced;
  entry.credit.received = sale->received;
  entry.credit.cancelled = SAL_DATE_NONE;
  cancel (&entry.credit, sale);
  g_array_append_val (self->entries, entry);
}

/* Whether a plan may ask for credits by their type: if not, what rolls up is not even made. */
static gboolean
may_ask_for_type (const SalPlan *plan)
{
  for (guint i = 0; i < plan->components->len; i++)
    {
      const char *filter = sal_plan_get_component (plan, i)->filter;
      g_autofree char *folded = filter != NULL ? g_ascii_strdown (filter, -1) : NULL;

      if (folded != NULL && strstr (folded, "type") != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Credits one recipient in every plan that they take part in on the day. */
static void
credit_one (Work *self,
            const SalPaySale *sale,
            const GArray *recipients,
            guint index,
            SalCreditType type,
            gint64 position,
            gint64 person)
{
  const GPtrArray *engagements = g_hash_table_lookup (self->people, &person);

  for (guint i = 0; engagements != NULL && i < engagements->len; i++)
    {
      SalEngagement *one = engagements->pdata[i];
      const SalParticipation *of = one->participation;
      gboolean is_split = type != SAL_CREDIT_OVERLAY;
      Entry entry = { .source = { .position = position, .type = type } };
      gint64 whole, number = to_number (sale, sale->amount);

      if (sale->closed < of->first || sale->closed > of->last ||
          (type == SAL_CREDIT_ROLL_UP && !may_ask_for_type (of->plan)) ||
          !convert (self, of->plan, sale, sale->amount, &whole) ||
          !take_part (whole, recipients, index, is_split, &entry.credit.money) ||
          !take_part (number, recipients, index, is_split, &entry.credit.number))
        continue;
      add_entry (self, one, sale, &entry);
    }
}

/* Who is above a position is credited with what is below, level by level. */
static void
roll_up (Work *self, const SalPaySale *sale, const GArray *recipients, guint index)
{
  const Recipient *of = &g_array_index (recipients, Recipient, index);
  const SalPayPosition *below = sal_pay_source_find_position (self->source, of->position);
  gint64 credited[MOST_LEVELS + 1] = { of->person };

  for (guint level = 0; below != NULL && below->manager != 0 && level < MOST_LEVELS; level++)
    {
      gint64 unit, person;
      gboolean is_new;

      sal_ownership_resolve_position (
          self->source->ownership, below->manager, sale->closed, &unit, &person);
      /* “of” names whose part it is: two who report to one are two credits */
      is_new = person != 0;
      for (guint i = 0; i <= level && is_new; i++)
        is_new = credited[i] != person;
      credited[level + 1] = person;
      if (is_new)
        credit_one (self, sale, recipients, index, SAL_CREDIT_ROLL_UP, of->position, person);
      below = sal_pay_source_find_position (self->source, below->manager);
    }
}

static void
credit_sale (Work *self, const SalPaySale *sale)
{
  g_autoptr (GArray) direct = find_recipients (self, sale, FALSE);
  g_autoptr (GArray) overlays = find_recipients (self, sale, TRUE);

  if (sale->n_cancellations > 1)
    sal_pay_issues_add (
        self->crediting->issues,
        SAL_PAY_ISSUE_CANCELLATIONS,
        0,
        sale->id,
        g_strdup_printf (
            _ ("“%s” is cancelled in several parts: all count on the day of the first"),
            sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY]));
  if (check_splits (self, sale, direct))
    for (guint i = 0; i < direct->len; i++)
      {
        const Recipient *one = &g_array_index (direct, Recipient, i);

        credit_one (self, sale, direct, i, SAL_CREDIT_DIRECT, one->position, one->person);
        roll_up (self, sale, direct, i);
      }
  for (guint i = 0; i < overlays->len; i++)
    {
      const Recipient *one = &g_array_index (overlays, Recipient, i);

      credit_one (self, sale, overlays, i, SAL_CREDIT_OVERLAY, one->position, one->person);
    }
}

/* --- filters --- */

static SalSheet *
sheet_new (SalExpressionType types[N_COLUMNS])
{
  SalSheet *sheet = sal_sheet_new (_ ("opportunities"), SAL_DECIMAL_POINT);
  static const char *const names[N_COLUMNS] = {
    [COLUMN_TYPE] = "type", [COLUMN_AMOUNT] = "amount",
    [COLUMN_DATE] = "date", [COLUMN_POSITION] = "position",
    [COLUMN_ROLE] = "role", [COLUMN_MOTION] = "motion",
    [COLUMN_UNIT] = "unit", [COLUMN_PARTICIPANT] = "participant",
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      guint quality = i - COLUMN_QUALITIES;
      gboolean is_quality = i >= COLUMN_QUALITIES && i < COLUMN_POSITION;

      g_ptr_array_add (sheet->columns,
                       g_strdup (is_quality ? sal_pay_quality_names[quality] : names[i]));
      types[i] = SAL_EXPRESSION_TYPE_TEXT;
    }
  types[COLUMN_AMOUNT] = SAL_EXPRESSION_TYPE_MONEY;
  types[COLUMN_DATE] = SAL_EXPRESSION_TYPE_DATE;
  types[COLUMN_QUALITIES + SAL_PAY_QUALITY_DISCOUNT] = SAL_EXPRESSION_TYPE_NUMBER;

  return sheet;
}

static gboolean
add_row (const Work *self, SalSheet *sheet, const Entry *entry, GError **error)
{
  const SalPlan *plan = entry->engagement->participation->plan;
  const SalPayPosition *position =
      sal_pay_source_find_position (self->source, entry->source.position);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_auto (SalRational) amount = SAL_RATIONAL_INIT;
  g_autofree char *money = NULL;
  char day[SAL_DATE_BUFFER];

  sal_rational_set_ratio (&amount, entry->credit.money, sal_payout_minor_units (plan->currency));
  money = sal_rational_to_text (&amount);
  g_ptr_array_add (texts, (gpointer) sal_credit_type_names[entry->source.type]);
  g_ptr_array_add (texts, money);
  g_ptr_array_add (texts, (gpointer) sal_date_write_iso (entry->credit.date, day));
  for (guint i = 0; i < SAL_PAY_N_QUALITIES; i++)
    g_ptr_array_add (texts, (gpointer) entry->sale->qualities[i]);
  g_ptr_array_add (texts, position != NULL ? (gpointer) position->name : NULL);
  g_ptr_array_add (texts, position != NULL ? (gpointer) position->role : NULL);
  g_ptr_array_add (texts, position != NULL ? (gpointer) position->motion : NULL);
  g_ptr_array_add (texts, position != NULL ? (gpointer) position->unit_name : NULL);
  g_ptr_array_add (texts, entry->engagement->participation->participant);

  return sal_sheet_add_row (sheet, entry->order + 1, texts, error);
}

/* What is booked is a booking, and one of its type. */
static guint64
match (const SalCreditFilter *filter, const Entry *entry)
{
  static const char *const types[][2] = { { "new", "new_bookings" },
                                          { "expansion", "expansions" },
                                          { "renewal", "renewals" } };
  const SalPlan *plan = entry->engagement->participation->plan;
  const char *type = entry->sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY_TYPE];
  guint64 components =
      sal_credit_filter_match (filter, plan, entry->order, g_intern_static_string ("bookings"));

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i][0]) == 0)
      components |=
          sal_credit_filter_match (filter, plan, entry->order, g_intern_string (types[i][1]));
  /* what comes from below is for components that ask for credits by their type */
  if (entry->source.type == SAL_CREDIT_ROLL_UP)
    components &= sal_credit_filter_get_about (filter, plan, "type");

  return components;
}

static void
hand_over (Entry *entry, guint64 components)
{
  if (components == 0)
    return;
  entry->credit.components = components;
  entry->credit.measure = g_intern_static_string ("bookings");
  g_array_append_val (entry->engagement->participation->credits, entry->credit);
  g_array_append_val (entry->engagement->sources, entry->source);
}

/* Entries come by day and opportunity, and are handed over in that order. */
static gboolean
hand_over_all (Work *self, GCancellable *cancellable, GError **error)
{
  SalExpressionType types[N_COLUMNS];
  g_autoptr (SalSheet) sheet = sheet_new (types);
  g_autoptr (SalCreditFilter) filter = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    if (!add_row (self, sheet, &g_array_index (self->entries, Entry, i), error))
      return FALSE;
  filter = sal_credit_filter_new_typed (sheet, types, self->crediting->plans, error);
  if (filter == NULL)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      hand_over (entry, match (filter, entry));
    }

  return TRUE;
}

/* --- all --- */

static GHashTable *
index_people (const GPtrArray *engagements)
{
  GHashTable *index =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < engagements->len; i++)
    {
      SalEngagement *one = engagements->pdata[i];
      GPtrArray *of = g_hash_table_lookup (index, &one->person);

      if (of == NULL)
        {
          of = g_ptr_array_new ();
          g_hash_table_insert (index, &one->person, of);
        }
      g_ptr_array_add (of, one);
    }

  return index;
}

void
sal_crediting_free (SalCrediting *self)
{
  g_clear_pointer (&self->engagements, g_ptr_array_unref);
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->issues);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * sal_crediting_new:
 * @source: what pay follows from; it may go afterwards
 * @participants: (element-type SalRecord): all participants, as sal_participants_list() lists them
 * @versions: (element-type SalRecord): all plan versions
 * @first: the first day of the period that is of interest
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Credits won opportunities to the participants. Direct credit is that of the splits of an
 * opportunity, which have to be all of it, or else of who is responsible on the day it closed;
 * overlays come on top; what is credited directly rolls up to who holds the positions above, for
 * components whose filter is about the type of credits (“type = "roll-up"”). Each counts for the
 * measure “bookings” and that of its type: “new_bookings”, “expansions” or “renewals”.
 *
 * Returns: (transfer full): engagements with their credits, or %NULL with the errors of
 *   sal_engagements_new() and sal_credit_filter_new(), or %G_IO_ERROR_CANCELLED
 */
SalCrediting *
sal_crediting_new (const SalPaySource *source,
                   const GPtrArray *participants,
                   GPtrArray *versions,
                   gint32 first,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (SalCrediting) self = g_new0 (SalCrediting, 1);
  g_autoptr (GHashTable) people = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Work work = { source, self, NULL, entries };

  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_plan_free);
  self->issues = sal_pay_issues_new ();
  self->texts = g_string_chunk_new (65536);
  self->engagements =
      sal_engagements_new (source, participants, versions, self->plans, first, self->issues, error);
  if (self->engagements == NULL)
    return NULL;
  work.people = people = index_people (self->engagements);
  for (guint i = 0; i < source->sales->len; i++)
    {
      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      credit_sale (&work, &g_array_index (source->sales, SalPaySale, i));
    }
  if (!hand_over_all (&work, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

GPtrArray *
sal_crediting_list_participations (const SalCrediting *self)
{
  GPtrArray *participations = g_ptr_array_new ();

  for (guint i = 0; i < self->engagements->len; i++)
    g_ptr_array_add (participations,
                     ((SalEngagement *) self->engagements->pdata[i])->participation);

  return participations;
}
