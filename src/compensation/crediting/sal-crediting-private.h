/* sal-crediting-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-crediting.h"
#include "sal-rational.h"

G_BEGIN_DECLS

/* What filters are asked about: what an opportunity, an activity or a score is to who is credited
 * with it. A row of the table of sal-crediting-filter.c. */
typedef struct
{
  const SalEngagement *engagement;
  const SalPaySale *sale;         /* (nullable) */
  const SalPayActivity *activity; /* (nullable) */
  SalCreditSource source;
  gint64 money; /* minor units of the plan's currency */
  gint32 date;
} SalCreditingRow;

/* A credit on the way to its engagement. */
typedef struct
{
  SalEngagement *engagement;
  SalCredit credit;
  SalCreditSource source;
  int measure;           /* a SalPayMeasure, or −1: the credit says which */
  const char *component; /* (nullable): the only one it is for */
  guint row, order;
} SalCreditingEntry;

typedef struct
{
  const SalPaySource *source;
  SalCrediting *crediting;
  GHashTable *people; /* by gint64 person: GPtrArray of SalEngagement */
  GHashTable *asked;  /* by plan: a bit for each measure that it asks for */
  GArray *rows;       /* of SalCreditingRow */
  GArray *entries;    /* of SalCreditingEntry */
  gboolean is_out_of_order;
} SalCreditingWork;

/* Who has a share of a sale. */
typedef struct
{
  gint64 position, person;
  SalRational share;
} SalCreditingRecipient;

/* Arrays of SalCreditingRecipient. */
GArray *sal_crediting_find_direct (SalCreditingWork *self, const SalPaySale *sale);
GArray *sal_crediting_find_overlays (const SalCreditingWork *self, const SalPaySale *sale);

/* --- amounts --- */

/* FALSE if there is no exchange rate, which is an issue then. */
gboolean sal_crediting_convert (SalCreditingWork *self,
                                const SalPlan *plan,
                                const SalPaySale *sale,
                                gint64 amount,
                                gint64 *converted);
/* What one of several has of a whole. */
gboolean sal_crediting_take_part (
    gint64 whole, const GArray *recipients, guint index, gboolean is_split, gint64 *part);
gint64 sal_crediting_money_to_number (gint64 amount, const char *currency);
gint64 sal_crediting_number_to_money (gint64 number, const char *currency);
/* Takes back what of an entry is cancelled or noted. */
void
sal_crediting_reverse (SalCreditingWork *self, SalCreditingEntry *entry, const SalPaySale *sale);

/* Says when the sale of an entry is invoiced and received. */
void
sal_crediting_schedule (SalCreditingWork *self, SalCreditingEntry *entry, const SalPaySale *sale);

/* --- entries --- */

guint sal_crediting_add_row (SalCreditingWork *self, const SalCreditingRow *row);
/* Gives it its place. */
void sal_crediting_add_entry (SalCreditingWork *self, const SalCreditingEntry *entry);
/* The measures that the components of a plan name. */
guint sal_crediting_get_asked (const SalCreditingWork *self, const SalPlan *plan);

/* Credits what is not of opportunities. */
void sal_crediting_add_activities (SalCreditingWork *self);
void sal_crediting_add_scores (SalCreditingWork *self, const GPtrArray *scores);

/* Hands the entries to the components whose filters they pass, by day. */
gboolean
sal_crediting_hand_over (SalCreditingWork *self, GCancellable *cancellable, GError **error);

G_END_DECLS
