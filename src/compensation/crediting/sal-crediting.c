/* sal-crediting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-crediting-private.h"

#include <string.h>

/* Positions above one another; more are a circle. */
#define MOST_LEVELS 32

/* --- entries --- */

guint
sal_crediting_add_row (SalCreditingWork *self, const SalCreditingRow *row)
{
  g_array_append_vals (self->rows, row, 1);

  return self->rows->len - 1;
}

void
sal_crediting_add_entry (SalCreditingWork *self, const SalCreditingEntry *entry)
{
  SalCreditingEntry added = *entry;

  added.order = self->entries->len;
  g_array_append_val (self->entries, added);
}

/* Whether a plan may ask for credits by their type. */
static gboolean
asks_for_type (const SalPlan *plan)
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

/* What a plan asks for, in one number: a bit for each measure, and one above them for types. */
#define ASKS_FOR_TYPE (1u << SAL_PAY_N_MEASURES)

static guint
find_asked (const SalPlan *plan)
{
  guint asked = asks_for_type (plan) ? ASKS_FOR_TYPE : 0;

  for (guint i = 0; i < plan->components->len; i++)
    {
      int measure = sal_pay_measure_find (sal_plan_get_component (plan, i)->measure);

      if (measure >= 0)
        asked |= 1u << measure;
    }

  return asked;
}

guint
sal_crediting_get_asked (const SalCreditingWork *self, const SalPlan *plan)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->asked, plan));
}

/* --- what is measured of a sale --- */

static void
note_unknown (SalCreditingWork *self, const SalPaySale *sale, SalPayReason reason)
{
  sal_pay_issues_add (self->crediting->issues,
                      reason,
                      0,
                      sale->id,
                      sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY],
                      NULL);
}

/* How much there is of a measure in the whole sale: minor units of its currency, or millionths.
 * FALSE: nothing, or it is not known, which is an issue. */
static gboolean
find_whole (SalCreditingWork *self, const SalPaySale *sale, SalPayMeasure measure, gint64 *whole)
{
  switch ((int) measure)
    {
    case SAL_PAY_MEASURE_MARGIN:
      *whole = sale->amount - sale->cost;
      if (!sale->has_cost)
        note_unknown (self, sale, SAL_PAY_REASON_UNKNOWN_MARGIN);
      return sale->has_cost;
    case SAL_PAY_MEASURE_UNITS:
      *whole = sale->units;
      if (!sale->has_units)
        note_unknown (self, sale, SAL_PAY_REASON_UNKNOWN_UNITS);
      return sale->has_units;
    case SAL_PAY_MEASURE_DEALS:
      *whole = SAL_PAY_NUMBER_ONE;
      return TRUE;
    case SAL_PAY_MEASURE_NEW_LOGOS:
      *whole = SAL_PAY_NUMBER_ONE;
      return sale->is_first;
    default:
      return FALSE;
    }
}

/* Fills in money and number of what one recipient has of a measure. */
static gboolean
take_measure (SalCreditingWork *self,
              SalCreditingEntry *entry,
              const SalPaySale *sale,
              gint64 amount,
              const GArray *recipients,
              guint index)
{
  const SalPlan *plan = entry->engagement->participation->plan;
  gboolean is_split = entry->source.type != SAL_CREDIT_OVERLAY;
  gint64 whole, number;

  if (sal_pay_measures[entry->measure].is_number)
    {
      if (!sal_crediting_take_part (amount, recipients, index, is_split, &entry->credit.number))
        return FALSE;
      entry->credit.money = sal_crediting_number_to_money (entry->credit.number, plan->currency);
      return TRUE;
    }
  number = sal_crediting_money_to_number (amount, sale->currency);

  return sal_crediting_convert (self, plan, sale, amount, &whole) &&
         sal_crediting_take_part (whole, recipients, index, is_split, &entry->credit.money) &&
         sal_crediting_take_part (number, recipients, index, is_split, &entry->credit.number);
}

/* --- credits --- */

/* Adds the credit of a measure, with what of it is taken back. */
static void
add_credit (SalCreditingWork *self, SalCreditingEntry *entry, const SalPaySale *sale)
{
  GStringChunk *texts = self->crediting->texts;
  const char *measure = sal_pay_measures[entry->measure].name;
  gboolean is_booking = entry->measure == SAL_PAY_MEASURE_BOOKINGS;
  g_autofree char *deal = g_strdup_printf ("%" G_GINT64_FORMAT, sale->id);
  g_autofree char *id = g_strdup_printf ("%s/%s/%" G_GINT64_FORMAT "%s%s",
                                         deal,
                                         sal_credit_type_names[entry->source.type],
                                         entry->source.position,
                                         is_booking ? "" : "/",
                                         is_booking ? "" : measure);

  entry->credit.deal = g_string_chunk_insert_const (texts, deal);
  entry->credit.id = g_string_chunk_insert (texts, id);
  entry->credit.measure = g_intern_string (measure);
  entry->credit.date = sale->closed;
  entry->credit.cancellation = NULL;
  sal_crediting_schedule (self, entry, sale);
  sal_crediting_reverse (self, entry, sale);
  sal_crediting_add_entry (self, entry);
}

/* Beside bookings, what the plan asks for by name. */
static void
add_measures (SalCreditingWork *self,
              const SalCreditingEntry *booking,
              const SalPaySale *sale,
              const GArray *recipients,
              guint index)
{
  guint asked = sal_crediting_get_asked (self, booking->engagement->participation->plan);

  for (int measure = SAL_PAY_MEASURE_MARGIN; measure <= SAL_PAY_MEASURE_UNITS; measure++)
    {
      SalCreditingEntry entry = *booking;
      gint64 whole;

      entry.measure = measure;
      if ((asked & 1u << measure) != 0 &&
          find_whole (self, sale, (SalPayMeasure) measure, &whole) &&
          take_measure (self, &entry, sale, whole, recipients, index))
        add_credit (self, &entry, sale);
    }
}

/* Credits one recipient in every plan that they take part in on the day. What rolls up is not even
 * made for plans that cannot ask for it. */
static void
credit_one (SalCreditingWork *self,
            const SalPaySale *sale,
            const GArray *recipients,
            guint index,
            SalCreditSource source,
            gint64 person)
{
  const GPtrArray *engagements = g_hash_table_lookup (self->people, &person);

  for (guint i = 0; engagements != NULL && i < engagements->len; i++)
    {
      SalEngagement *one = engagements->pdata[i];
      const SalParticipation *of = one->participation;
      SalCreditingEntry entry = { .engagement = one,
                                  .source = source,
                                  .measure = SAL_PAY_MEASURE_BOOKINGS };
      SalCreditingRow row = { .engagement = one, .sale = sale, .source = source };

      if (sale->closed < of->first || sale->closed > of->last ||
          (source.type == SAL_CREDIT_ROLL_UP &&
           (sal_crediting_get_asked (self, of->plan) & ASKS_FOR_TYPE) == 0) ||
          !take_measure (self, &entry, sale, sale->amount, recipients, index))
        continue;
      row.money = entry.credit.money;
      row.date = sale->closed;
      entry.row = sal_crediting_add_row (self, &row);
      add_credit (self, &entry, sale);
      add_measures (self, &entry, sale, recipients, index);
    }
}

/* Who is above a position is credited with what is below, level by level. */
static void
roll_up (SalCreditingWork *self, const SalPaySale *sale, const GArray *recipients, guint index)
{
  const SalCreditingRecipient *of = &g_array_index (recipients, SalCreditingRecipient, index);
  const SalPayPosition *below = sal_pay_source_find_position (self->source, of->position);
  SalCreditSource source = { sale->id, of->position, SAL_CREDIT_ROLL_UP };
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
        credit_one (self, sale, recipients, index, source, person);
      below = sal_pay_source_find_position (self->source, below->manager);
    }
}

static void
credit_sale (SalCreditingWork *self, const SalPaySale *sale)
{
  g_autoptr (GArray) direct = sal_crediting_find_direct (self, sale);
  g_autoptr (GArray) overlays = sal_crediting_find_overlays (self, sale);

  for (guint i = 0; i < direct->len; i++)
    {
      const SalCreditingRecipient *one = &g_array_index (direct, SalCreditingRecipient, i);
      SalCreditSource source = { sale->id, one->position, SAL_CREDIT_DIRECT };

      credit_one (self, sale, direct, i, source, one->person);
      roll_up (self, sale, direct, i);
    }
  for (guint i = 0; i < overlays->len; i++)
    {
      const SalCreditingRecipient *one = &g_array_index (overlays, SalCreditingRecipient, i);
      SalCreditSource source = { sale->id, one->position, SAL_CREDIT_OVERLAY };

      credit_one (self, sale, overlays, i, source, one->person);
    }
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
  g_clear_pointer (&self->cancellations, g_ptr_array_unref);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * sal_crediting_new:
 * @source: what pay follows from; it may go afterwards
 * @participants: (element-type SalRecord): all participants, as sal_participants_list() lists them
 * @versions: (element-type SalRecord): all plan versions
 * @scores: (element-type SalRecord) (nullable): scores of objectives
 * @first: the first day of the period that is of interest
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Credits won opportunities to the participants. Direct credit is that of the splits of an
 * opportunity, which have to be all of it, or else of coverage on the day it closed: what it splits
 * off, and the rest for who is responsible. Overlays, of the opportunity or of coverage, come on
 * top; what is credited directly rolls up to who holds the positions above, for components whose
 * filter is about the type of credits (“type = "roll-up"”). Each counts for the measure “bookings”
 * and that of its type, “new_bookings”, “expansions” or “renewals”; for components that name them,
 * there are the other measures of #SalPayMeasure, too. What is cancelled is taken back as the plan
 * says; credit notes are negative credits of their day, but for what they put into the books of a
 * cancellation before. Scores count for objectives of their name.
 *
 * Returns: (transfer full): engagements with their credits, or %NULL with the errors of
 *   sal_engagements_new() and sal_credit_filter_new(), or %G_IO_ERROR_CANCELLED
 */
SalCrediting *
sal_crediting_new (const SalPaySource *source,
                   const GPtrArray *participants,
                   GPtrArray *versions,
                   const GPtrArray *scores,
                   gint32 first,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (SalCrediting) self = g_new0 (SalCrediting, 1);
  g_autoptr (GHashTable) people = NULL, asked = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SalCreditingRow));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (SalCreditingEntry));
  SalCreditingWork work = { source, self, NULL, asked, rows, entries, FALSE };

  self->cancellations = sal_cancellations_new ();
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_plan_free);
  self->issues = sal_pay_issues_new ();
  self->texts = g_string_chunk_new (65536);
  self->engagements =
      sal_engagements_new (source, participants, versions, self->plans, first, self->issues, error);
  if (self->engagements == NULL)
    return NULL;
  work.people = people = index_people (self->engagements);
  for (guint i = 0; i < self->plans->len; i++)
    g_hash_table_insert (
        asked, self->plans->pdata[i], GUINT_TO_POINTER (find_asked (self->plans->pdata[i])));
  for (guint i = 0; i < source->sales->len; i++)
    {
      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      credit_sale (&work, &g_array_index (source->sales, SalPaySale, i));
    }
  sal_crediting_add_activities (&work);
  if (scores != NULL)
    sal_crediting_add_scores (&work, scores);
  if (!sal_crediting_hand_over (&work, cancellable, error))
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
