/* sal-account-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date-entry.h"
#include "sal-date.h"
#include "sal-number.h"

/* Shares are said in tenths of a per cent. */
#define WHOLE 1000

struct _SalAccountDialog
{
  AdwWindow parent_instance;

  SalAccountDialogMode mode;
  GtkStringList *territories;
  gboolean has_before; /* the first one that is listed is the alignment before */
  GPtrArray *rows;     /* of GtkWidget: one per territory that gets something */

  GtkListBox *list;
  GtkWidget *add_button;
  AdwPreferencesGroup *group;
  GtkWidget *date_row;
  SalDateEntry *date_entry;
  AdwEntryRow *reason_row;
  GtkLabel *error_label;
  GtkWidget *apply_button;
};

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalAccountDialog, sal_account_dialog, ADW_TYPE_WINDOW)

/* --- what is entered --- */

static guint
get_choice (GtkWidget *row)
{
  return gtk_drop_down_get_selected (g_object_get_data (G_OBJECT (row), "territory"));
}

/* In tenths of a per cent. */
static int
get_part (GtkWidget *row)
{
  GtkSpinButton *spin = g_object_get_data (G_OBJECT (row), "share");

  return spin != NULL ? (int) lround (gtk_spin_button_get_value (spin) * WHOLE / 100) : WHOLE;
}

static const char *
get_title (SalAccountDialog *self, guint choice)
{
  return gtk_string_list_get_string (self->territories, choice);
}

/* (nullable): what keeps it from being done. */
static char *
find_problem (SalAccountDialog *self)
{
  int whole = 0;
  gint32 day;
  char *problem;

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint choice = get_choice (g_ptr_array_index (self->rows, i));

      whole += get_part (g_ptr_array_index (self->rows, i));
      for (guint k = 0; k < i; k++)
        if (get_choice (g_ptr_array_index (self->rows, k)) == choice)
          /* translators: the name of a territory */
          return g_strdup_printf (_ ("%s is listed twice."), get_title (self, choice));
    }
  if (whole != WHOLE)
    {
      g_autofree char *sum = sal_number_format (whole * 100.0 / WHOLE, 1);
      g_autofree char *rest = sal_number_format (fabs ((WHOLE - whole) * 100.0 / WHOLE), 1);

      /* translators: two numbers: the sum, and how far it is from 100 */
      return g_strdup_printf (whole < WHOLE
                                  ? _ ("The shares add up to %1$s %%: %2$s %% are missing.")
                                  : _ ("The shares add up to %1$s %%: %2$s %% too much."),
                              sum,
                              rest);
    }
  if (self->mode != SAL_ACCOUNT_DIALOG_HOLD)
    return NULL;
  problem = sal_date_entry_find_problem (self->date_entry, &day);
  if (problem == NULL && day < sal_date_today ())
    problem = g_strdup (_ ("The day is past: a holdover ends today or later."));

  return problem;
}

static void
update (SalAccountDialog *self)
{
  g_autofree char *problem = find_problem (self);

  gtk_label_set_label (self->error_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), problem != NULL);
  gtk_widget_set_sensitive (self->apply_button, problem == NULL);
}

/* --- rows --- */

static void
update_removing (SalAccountDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *button =
          g_object_get_data (G_OBJECT (g_ptr_array_index (self->rows, i)), "remove");

      if (button != NULL)
        gtk_widget_set_sensitive (button, self->rows->len > 2);
    }
  update (self);
}

static void
remove_cb (GtkButton *button, SalAccountDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  g_ptr_array_remove (self->rows, row);
  gtk_list_box_remove (self->list, row);
  update_removing (self);
  gtk_widget_grab_focus (self->add_button);
}

static void
add_share (SalAccountDialog *self, GtkWidget *row, double percent)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 100, 1);
  GtkWidget *label = gtk_label_new ("%");
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), percent);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (label, "dim-label");
  sal_accessible_set_label (spin, _ ("Share in Per Cent"));
  sal_accessible_name_button (button, _ ("Remove Territory"));
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (update), self);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "share", spin);
  g_object_set_data (G_OBJECT (row), "remove", button);
}

static void
add_row (SalAccountDialog *self, guint choice, double percent)
{
  GtkWidget *row = adw_action_row_new ();
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->territories)), name);
  const char *title = self->mode == SAL_ACCOUNT_DIALOG_HOLD ? _ ("Stays With") : _ ("Territory");

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), choice);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  sal_accessible_set_label (drop_down, title);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (update), self);
  if (self->mode == SAL_ACCOUNT_DIALOG_SHARE)
    {
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), drop_down);
      gtk_widget_set_hexpand (drop_down, TRUE);
      add_share (self, row, percent);
    }
  else
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), drop_down);
    }
  g_object_set_data (G_OBJECT (row), "territory", drop_down);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->list, row);
}

/* The first one that is not listed yet gets what is missing. */
static void
add_cb (SalAccountDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->territories)), choice = 0;
  int rest = WHOLE;

  for (guint i = 0; i < self->rows->len; i++)
    rest -= get_part (g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->rows->len && choice + 1 < n; i++)
    if (get_choice (g_ptr_array_index (self->rows, i)) == choice)
      {
        choice++;
        i = (guint) -1; /* those before may have the next one */
      }
  add_row (self, choice, MAX (rest, 0) * 100.0 / WHOLE);
  update_removing (self);
}

static void
apply_cb (SalAccountDialog *self)
{
  if (!gtk_widget_get_sensitive (self->apply_button))
    return;

  g_signal_emit (self, signals[ANSWERED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- the object --- */

static void
sal_account_dialog_finalize (GObject *object)
{
  SalAccountDialog *self = SAL_ACCOUNT_DIALOG (object);

  g_object_unref (self->territories);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (sal_account_dialog_parent_class)->finalize (object);
}

static void
sal_account_dialog_class_init (SalAccountDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_account_dialog_finalize;

  signals[ANSWERED] = g_signal_new (
      "answered", SAL_TYPE_ACCOUNT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalAccountDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SalAccountDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SalAccountDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, SalAccountDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, SalAccountDialog, date_entry);
  gtk_widget_class_bind_template_child (widget_class, SalAccountDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, SalAccountDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SalAccountDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_account_dialog_init (SalAccountDialog *self)
{
  self->territories = gtk_string_list_new (NULL);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A quarter of a year is proposed, to its end. */
static void
propose_day (SalAccountDialog *self)
{
  char text[SAL_DATE_BUFFER];
  int year, month, day;

  sal_date_to_ymd (sal_date_add_months (sal_date_today (), 4), &year, &month, &day);
  sal_date_entry_set_text (self->date_entry,
                           sal_date_write_iso (sal_date_from_ymd (year, month, 1) - 1, text));
}

static char *
create_title (SalAccountDialogMode mode, guint n)
{
  switch (mode)
    {
    case SAL_ACCOUNT_DIALOG_GIVE:
      return g_strdup_printf (ngettext ("Give %u Account", "Give %u Accounts", n), n);
    case SAL_ACCOUNT_DIALOG_SHARE:
      return g_strdup_printf (ngettext ("Share %u Account", "Share %u Accounts", n), n);
    case SAL_ACCOUNT_DIALOG_HOLD:
    default:
      return g_strdup_printf (ngettext ("Hold Over %u Account", "Hold Over %u Accounts", n), n);
    }
}

static void
set_words (SalAccountDialog *self, guint n_accounts)
{
  static const struct
  {
    const char *button;
    const char *description;
  } words[] = {
    [SAL_ACCOUNT_DIALOG_GIVE] = { N_ ("_Give"),
                                  N_ ("A territory that has an account by name keeps it, "
                                      "whatever rules and areas say.") },
    [SAL_ACCOUNT_DIALOG_SHARE] = { N_ ("_Share"),
                                   N_ ("Its credit is split among the territories, and counts "
                                       "for each in proportion.") },
    [SAL_ACCOUNT_DIALOG_HOLD] = { N_ ("_Hold Over"),
                                  N_ ("Until the end of that day who has had an account keeps "
                                      "it. Then it goes by name, rule or area.") },
  };
  g_autofree char *title = create_title (self->mode, n_accounts);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (GTK_BUTTON (self->apply_button), _ (words[self->mode].button));
  adw_preferences_group_set_description (self->group, _ (words[self->mode].description));
}

GtkWidget *
sal_account_dialog_new (GtkWindow *parent,
                        SalAccountDialogMode mode,
                        SalTerritoryDesign *design,
                        guint n_accounts,
                        gint32 territory,
                        const char *before)
{
  SalAccountDialog *self =
      g_object_new (SAL_TYPE_ACCOUNT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  guint n = sal_territory_design_get_n_territories (design), first = (guint) MAX (territory, 0);

  self->mode = mode;
  self->has_before = before != NULL && mode == SAL_ACCOUNT_DIALOG_HOLD;
  if (self->has_before)
    {
      /* translators: the name of an alignment */
      g_autofree char *text = g_strdup_printf (_ ("As in “%s”"), before);

      gtk_string_list_append (self->territories, text);
    }
  for (guint t = 0; t < n; t++)
    gtk_string_list_append (self->territories,
                            sal_territory_design_get_territory (design, t)->name);
  set_words (self, n_accounts);
  propose_day (self);
  gtk_widget_set_visible (self->date_row, mode == SAL_ACCOUNT_DIALOG_HOLD);
  gtk_widget_set_visible (self->add_button, mode == SAL_ACCOUNT_DIALOG_SHARE);
  add_row (self, self->has_before ? 0 : first, mode == SAL_ACCOUNT_DIALOG_SHARE ? 50 : 100);
  if (mode == SAL_ACCOUNT_DIALOG_SHARE)
    add_row (self, first == 0 ? MIN (n, 2) - 1 : 0, 50);
  update_removing (self);
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  gtk_widget_grab_focus (g_object_get_data (g_ptr_array_index (self->rows, 0), "territory"));

  return GTK_WIDGET (self);
}

/* --- the answer --- */

GArray *
sal_account_dialog_list_shares (SalAccountDialog *self)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (SalDesignShare));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      SalDesignShare share = {
        0, (gint32) get_choice (row) - self->has_before, (double) get_part (row) / WHOLE, 0
      };

      if (share.territory != SAL_TERRITORY_NONE && share.share > 0)
        g_array_append_val (shares, share);
    }

  return shares;
}

gint32
sal_account_dialog_get_until (SalAccountDialog *self)
{
  gint32 day = SAL_DATE_NONE;

  if (self->mode == SAL_ACCOUNT_DIALOG_HOLD)
    sal_date_parse_iso (sal_date_entry_get_text (self->date_entry), &day);

  return day;
}

char *
sal_account_dialog_dup_reason (SalAccountDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));
}
