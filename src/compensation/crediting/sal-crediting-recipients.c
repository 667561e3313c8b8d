/* sal-crediting-recipients.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-crediting-private.h"

#include "sal-plan-words.h"

/* Whose a sale is: its own splits say so, or coverage on the day it closed. */

static void
recipient_clear (gpointer data)
{
  sal_rational_clear (&((SalCreditingRecipient *) data)->share);
}

static GArray *
recipients_new (void)
{
  GArray *recipients = g_array_new (FALSE, FALSE, sizeof (SalCreditingRecipient));

  g_array_set_clear_func (recipients, recipient_clear);

  return recipients;
}

/* (nullable) */
static SalCreditingRecipient *
find_position (const GArray *recipients, gint64 position)
{
  for (guint i = 0; i < recipients->len; i++)
    {
      SalCreditingRecipient *one = &g_array_index (recipients, SalCreditingRecipient, i);

      if (one->position == position)
        return one;
    }

  return NULL;
}

/* A position that is named twice has both shares. */
static void
add_person (GArray *recipients, gint64 position, gint64 person, gint64 share)
{
  SalCreditingRecipient recipient = { position, person, SAL_RATIONAL_INIT };
  SalCreditingRecipient *same = position != 0 ? find_position (recipients, position) : NULL;

  sal_rational_set_ratio (&recipient.share, share, SAL_RATE_ONE);
  if (same == NULL)
    {
      g_array_append_val (recipients, recipient);
      return;
    }
  sal_rational_add (&same->share, &same->share, &recipient.share);
  sal_rational_clear (&recipient.share);
}

static void
add_position (const SalCreditingWork *self,
              GArray *recipients,
              const SalPaySale *sale,
              gint64 position,
              gint64 share)
{
  gint64 unit, person;

  sal_ownership_resolve_position (self->source->ownership, position, sale->closed, &unit, &person);
  add_person (recipients, position, person, share);
}

static void
add_splits (const SalCreditingWork *self,
            GArray *recipients,
            const SalPaySale *sale,
            gboolean overlay)
{
  const SalPaySplit *splits;
  guint n_splits;

  splits = sal_pay_source_find_splits (self->source, sale->id, &n_splits);
  for (guint i = 0; i < n_splits; i++)
    if (splits[i].is_overlay == overlay)
      add_position (self, recipients, sale, splits[i].position, splits[i].share);
}

/* Those of the sale itself, or of its account, that are in force; each position once. Returns the
 * sum of their shares. */
static gint64
add_coverages (const SalCreditingWork *self,
               GArray *recipients,
               const SalPaySale *sale,
               gboolean of_account,
               gboolean overlay)
{
  const SalPayCoverage *coverages;
  gint64 sum = 0;
  guint n_coverages;

  if (of_account && sale->account == 0)
    return 0;
  coverages = sal_pay_source_find_coverages (
      self->source, of_account ? 0 : sale->id, of_account ? sale->account : 0, &n_coverages);
  for (guint i = 0; i < n_coverages; i++)
    {
      const SalPayCoverage *one = &coverages[i];

      if (one->is_overlay != overlay || sale->closed < one->first || sale->closed > one->last ||
          find_position (recipients, one->position) != NULL)
        continue;
      add_position (self, recipients, sale, one->position, one->share);
      sum += one->share;
    }

  return sum;
}

/* Shares of one amount have to be all of it. */
static gboolean
check_splits (SalCreditingWork *self, const SalPaySale *sale, const GArray *recipients)
{
  g_auto (SalRational) sum = SAL_RATIONAL_INIT;
  g_autofree char *text = NULL;

  for (guint i = 0; i < recipients->len; i++)
    sal_rational_add (&sum, &sum, &g_array_index (recipients, SalCreditingRecipient, i).share);
  if (sal_rational_compare_integer (&sum, 1) == 0)
    return TRUE;
  text = sal_pay_issue_share (&sum);
  sal_pay_issues_add (self->crediting->issues,
                      SAL_PAY_REASON_SPLITS,
                      0,
                      sale->id,
                      sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY],
                      text,
                      NULL);

  return FALSE;
}

/* What coverage splits off, and the rest for who is responsible. */
static gboolean
divide_covered (SalCreditingWork *self, const SalPaySale *sale, GArray *recipients)
{
  gint64 sum = add_coverages (self, recipients, sale, FALSE, FALSE);
  gint64 position, unit, person;

  if (recipients->len == 0)
    sum = add_coverages (self, recipients, sale, TRUE, FALSE);
  sal_ownership_resolve (self->source->ownership,
                         sale->id,
                         sale->account,
                         sale->owner,
                         sale->closed,
                         &position,
                         &unit,
                         &person);
  if (sum >= SAL_RATE_ONE)
    return check_splits (self, sale, recipients);
  add_person (recipients, position, person, SAL_RATE_ONE - sum);

  return TRUE;
}

/**
 * sal_crediting_find_direct: (skip)
 * @self: a crediting
 * @sale: a sale
 *
 * Finds who shares a sale: those whom its splits name, which have to be all of it; or else those
 * for whom coverage of it, or of its account, splits something off on the day it closed, and who is
 * responsible, who has the rest.
 *
 * Returns: (transfer full) (element-type SalCreditingRecipient): them; nobody if the shares are not
 *   the whole, which is an issue
 */
GArray *
sal_crediting_find_direct (SalCreditingWork *self, const SalPaySale *sale)
{
  GArray *recipients = recipients_new ();

  add_splits (self, recipients, sale, FALSE);
  if (recipients->len > 0 ? !check_splits (self, sale, recipients)
                          : !divide_covered (self, sale, recipients))
    g_array_set_size (recipients, 0);

  return recipients;
}

/* Those that the sale names, and those that cover it or its account on top. */
GArray *
sal_crediting_find_overlays (const SalCreditingWork *self, const SalPaySale *sale)
{
  GArray *recipients = recipients_new ();

  add_splits (self, recipients, sale, TRUE);
  add_coverages (self, recipients, sale, FALSE, TRUE);
  add_coverages (self, recipients, sale, TRUE, TRUE);

  return recipients;
}
