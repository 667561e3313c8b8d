/* sal-price-dialogs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-dialogs.h"

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-fields-dialog.h"
#include "sal-kinds.h"

/* --- asking for a price --- */

static void
request_cb (SalFieldsDialog *dialog, SalRecord *record)
{
  sal_fields_dialog_run (dialog,
                         _ ("Ask for a Price"),
                         sal_price_exception_request,
                         sal_record_copy (record),
                         g_object_unref);
}

/* The list price that a product brought. */
typedef struct
{
  SalFieldsDialog *dialog; /* NULL once it is gone */
  SalWorkspace *workspace;
  gint64 product; /* whose price is read, or shown; 0: none */
  gint64 price;   /* minor units of @currency; 0: none was brought */
  char *currency;
} Listed;

static void
listed_clear (gpointer data)
{
  Listed *self = data;

  g_clear_object (&self->workspace);
  g_free (self->currency);
}

static void
listed_release (gpointer data)
{
  g_rc_box_release_full (data, listed_clear);
}

static void
listed_forget_dialog (gpointer data, GClosure *closure)
{
  ((Listed *) data)->dialog = NULL;
  listed_release (data);
}

/* Whether a price may be put there: none was typed, or it is that of the product before. Prices
 * that were typed keep their currency. */
static gboolean
takes_price (const Listed *self, SalRecord *entered, const char *currency)
{
  const char *shown = sal_record_get_text (entered, "currency");
  gboolean is_free =
      sal_record_is_null (entered, "list_price") ||
      (self->price > 0 && sal_record_get_integer (entered, "list_price") == self->price &&
       g_strcmp0 (shown, self->currency) == 0);

  return is_free &&
         (g_strcmp0 (shown, currency) == 0 || (sal_record_is_null (entered, "asked_price") &&
                                               sal_record_is_null (entered, "unit_cost")));
}

static void
show_price (Listed *self, gint64 price, const char *currency)
{
  g_autoptr (SalRecord) entered = sal_fields_dialog_dup_entered (self->dialog);
  SalValue in = sal_value_borrow_text (currency);

  if (!takes_price (self, entered, currency))
    return;
  sal_fields_dialog_fill (self->dialog, "currency", &in);
  sal_fields_dialog_fill (self->dialog, "list_price", &SAL_VALUE_INTEGER (price));
  self->price = price;
  g_free (self->currency);
  self->currency = g_strdup (currency);
}

static void
product_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Listed *self = user_data;
  g_autoptr (SalRecord) product =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, NULL, NULL);

  if (product != NULL && self->dialog != NULL && self->product == sal_record_get_id (product) &&
      sal_record_get_integer (product, "list_price") > 0 &&
      !sal_record_is_null (product, "currency"))
    show_price (self,
                sal_record_get_integer (product, "list_price"),
                sal_record_get_text (product, "currency"));
  listed_release (self);
}

/* A product has its list price; what was typed stays. */
static void
product_changed_cb (Listed *self)
{
  g_autoptr (SalRecord) entered = sal_fields_dialog_dup_entered (self->dialog);
  gint64 product = sal_record_get_integer (entered, "product");

  if (product == self->product)
    return;
  self->product = product;
  if (product != 0)
    sal_workspace_load_record_async (self->workspace,
                                     &sal_product_kind,
                                     product,
                                     NULL,
                                     product_loaded_cb,
                                     g_rc_box_acquire (self));
}

static void
follow_product (SalFieldsDialog *dialog, SalWorkspace *workspace)
{
  Listed *self = g_rc_box_new0 (Listed);

  self->dialog = dialog;
  self->workspace = g_object_ref (workspace);
  g_signal_connect_data (sal_fields_dialog_get_row (dialog, "product"),
                         "changed",
                         G_CALLBACK (product_changed_cb),
                         self,
                         listed_forget_dialog,
                         G_CONNECT_SWAPPED);
}

gint64
sal_price_ask_for (GtkWidget *asking, SalWorkspace *workspace, gint64 account, const char *name)
{
  static const char *const fields[] = {
    "account",  "product",   "opportunity", "list_price",   "asked_price", "quantity",
    "currency", "unit_cost", "reason",      "requested_by", "valid_to",    NULL,
  };
  static const SalFieldsQuestion question = { N_ ("Ask for a Price"), N_ ("_Ask"), fields, NULL };
  g_autoptr (SalRecord) record = sal_record_new (&sal_price_exception_kind);
  SalFieldsDialog *dialog;

  sal_record_set_text (record, "currency", sal_workspace_get_currency (workspace));
  if (account != 0)
    {
      sal_record_set_integer (record, "account", account);
      sal_record_set_reference_title (
          record, (guint) sal_kind_field_index (&sal_price_exception_kind, "account"), name);
    }
  dialog = sal_fields_dialog_new (asking, workspace, record, &question);
  follow_product (dialog, workspace);
  g_signal_connect (dialog, "submit", G_CALLBACK (request_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));

  return sal_record_get_id (record);
}

/* --- deciding --- */

static const char *const approval_fields[] = { "approver", "valid_to", "decision_reason", NULL };
static const char *const approval_required[] = { "approver", NULL };
static const char *const rejection_fields[] = { "approver", "decision_reason", NULL };
static const char *const rejection_required[] = { "approver", "decision_reason", NULL };
static const char *const withdrawal_fields[] = { "decision_reason", NULL };

static const struct
{
  const char *title;
  const char *go;
  const char *const *fields;
  const char *const *required;
} steps[] = {
  [SAL_PRICE_APPROVE] = { N_ ("Approve the Price"),
                          N_ ("_Approve"),
                          approval_fields,
                          approval_required },
  [SAL_PRICE_REJECT] = { N_ ("Reject the Price"),
                         N_ ("_Reject"),
                         rejection_fields,
                         rejection_required },
  [SAL_PRICE_WITHDRAW] = { N_ ("Withdraw the Request"), N_ ("_Withdraw"), withdrawal_fields, NULL },
};

static void
decide_cb (SalFieldsDialog *dialog, SalRecord *record, gpointer user_data)
{
  SalPriceDecisionStep step = (SalPriceDecisionStep) GPOINTER_TO_INT (user_data);
  SalPriceDecision *decision = sal_price_decision_new (step,
                                                       sal_record_get_id (record),
                                                       sal_record_get_integer (record, "approver"),
                                                       sal_date_today ());

  decision->valid_to = sal_record_get_date (record, "valid_to");
  decision->reason = g_strdup (sal_record_get_text (record, "decision_reason"));
  sal_fields_dialog_run (dialog,
                         _ (steps[step].title),
                         sal_price_exception_decide,
                         decision,
                         (GDestroyNotify) sal_price_decision_free);
}

/* Who may decide, while somebody is chosen to. */
typedef struct
{
  SalFieldsDialog *dialog;
  GArray *holders; /* of SalPriceHolder */
  GStrv roles;
} Entitled;

static void
entitled_free (gpointer data, GClosure *closure)
{
  Entitled *self = data;

  g_array_unref (self->holders);
  g_strfreev (self->roles);
  g_free (self);
}

/* Whether somebody who is chosen is entitled. */
static void
show_entitled (Entitled *self)
{
  g_autoptr (SalRecord) entered = sal_fields_dialog_dup_entered (self->dialog);
  SalFieldRow *row = sal_fields_dialog_get_row (self->dialog, "approver");
  const char *const *roles = (const char *const *) self->roles;
  gint64 person = sal_record_get_integer (entered, "approver");
  const char *role = sal_price_holders_find_role (self->holders, roles, person);
  /* translators: a role */
  g_autofree char *hint = role != NULL ? g_strdup_printf (_ ("Entitled as %s"), role) : NULL;

  sal_field_row_set_hint (row, person != 0 ? hint : NULL);
  sal_field_row_set_warning (
      row, person != 0 && role == NULL ? _ ("Not entitled: decides without right") : NULL);
}

static void
follow_approver (SalFieldsDialog *dialog,
                 const SalPriceExceptions *list,
                 const SalPriceException *exception)
{
  Entitled *self = g_new0 (Entitled, 1);

  self->dialog = dialog;
  self->holders = g_array_ref (list->holders);
  self->roles = g_strdupv (exception->entitled);
  g_signal_connect_data (sal_fields_dialog_get_row (dialog, "approver"),
                         "changed",
                         G_CALLBACK (show_entitled),
                         self,
                         entitled_free,
                         G_CONNECT_SWAPPED);
  show_entitled (self);
}

/* Enough of the record for its fields to be checked. */
static SalRecord *
create_record (const SalPriceException *exception)
{
  SalRecord *record = sal_record_new_with_id (&sal_price_exception_kind, exception->id);

  sal_record_set_integer (record, "account", exception->account);
  sal_record_set_integer (record, "list_price", exception->ask.list);
  sal_record_set_integer (record, "asked_price", exception->ask.asked);
  sal_record_set_integer (record, "quantity", exception->ask.quantity);
  sal_record_set_text (record, "currency", exception->currency);
  sal_record_set_text (record, "reason", exception->reason);
  sal_record_set_text (record, "status", "requested");
  sal_record_set_date (record, "requested_on", exception->requested_on);
  if (exception->valid_to != SAL_DATE_NONE)
    sal_record_set_date (record, "valid_to", exception->valid_to);

  return record;
}

void
sal_price_ask_decision (GtkWidget *asking,
                        SalWorkspace *workspace,
                        const SalPriceExceptions *list,
                        const SalPriceException *exception,
                        SalPriceDecisionStep step)
{
  g_autoptr (SalRecord) record = create_record (exception);
  g_autofree char *entitled = sal_price_exception_describe_entitled (exception);
  g_autofree char *names = NULL, *note = NULL;
  SalFieldsQuestion question = { .title = steps[step].title,
                                 .go = steps[step].go,
                                 .fields = steps[step].fields,
                                 .required = steps[step].required };
  SalFieldsDialog *dialog;

  if (step != SAL_PRICE_WITHDRAW)
    {
      names = sal_price_holders_describe (list->holders, (const char *const *) exception->entitled);
      /* translators: two sentences without full stop: which role decides, and who that is */
      note = g_strdup_printf (_ ("%1$s. %2$s. Somebody else may decide too, with a reason: it is "
                                 "recorded as decided without right."),
                              entitled,
                              names);
      question.note = note;
    }
  dialog = sal_fields_dialog_new (asking, workspace, record, &question);
  if (step != SAL_PRICE_WITHDRAW)
    follow_approver (dialog, list, exception);
  g_signal_connect (dialog, "submit", G_CALLBACK (decide_cb), GINT_TO_POINTER (step));
  gtk_window_present (GTK_WINDOW (dialog));
}
