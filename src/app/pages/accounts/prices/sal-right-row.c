/* sal-right-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-right-row.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-edit-in-place.h"
#include "sal-kinds.h"
#include "sal-record-fields.h"

struct _SalRightRow
{
  GtkListBoxRow parent_instance;

  SalWorkspace *workspace;
  SalRecordFields *fields;
  SalRecord *record; /* (nullable): as it shows */
  gboolean is_new;

  SalFieldControl *controls[SAL_RIGHT_BUTTONS];
  GtkWidget *cells_box;
  GtkWidget *more_button;
  GtkWidget *delete_button;
  GtkLabel *scope_label;
  GtkLabel *warning_label;
  GtkWidget *more_list;
};

G_DEFINE_FINAL_TYPE (SalRightRow, sal_right_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CHANGED,
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define PROBLEM_WIDTH 150

/* Widths in pixels, at least. */
static const struct
{
  const char *field;
  int width;
  const char *empty; /* (nullable): N_ */
} columns[SAL_RIGHT_BUTTONS] = {
  [SAL_RIGHT_ROLE] = { "role", 150, N_ ("Add a role") },
  [SAL_RIGHT_DISCOUNT] = { "discount_up_to", 80, NULL },
  [SAL_RIGHT_DEAL] = { "deal_up_to", 120, N_ ("Any size") },
  [SAL_RIGHT_CURRENCY] = { "currency", 84, NULL },
};

static const char *const more_fields[] = { "product_family", "valid_from", "valid_to", "note" };

const char *
sal_right_column_get_title (SalRightColumn column)
{
  return column < SAL_RIGHT_BUTTONS ? sal_field_get_label (sal_kind_find_field (
                                          &sal_decision_right_kind, columns[column].field))
                                    : "";
}

static gboolean
is_read_only (SalRightRow *self)
{
  return sal_store_is_read_only (sal_workspace_get_store (self->workspace));
}

/* --- what it says --- */

static char *
format_of (SalRightRow *self, SalRecord *record, const char *field)
{
  return sal_record_to_display (record,
                                (guint) sal_kind_field_index (&sal_decision_right_kind, field),
                                sal_workspace_get_currency (self->workspace));
}

static char *
format_field (SalRightRow *self, const char *field)
{
  return format_of (self, self->record, field);
}

static char *
describe_scope (SalRightRow *self)
{
  g_autofree char *family = format_field (self, "product_family");
  g_autofree char *from = format_field (self, "valid_from");
  g_autofree char *to = format_field (self, "valid_to");
  const char *products = *family != '\0' ? family : _ ("All products");

  return *to != '\0'
             /* translators: products, and two days */
             ? g_strdup_printf (_ ("%1$s, from %2$s to %3$s"), products, from, to)
             /* translators: products, and a day */
             : g_strdup_printf (_ ("%1$s, from %2$s on"), products, from);
}

/* The whole right in a line */
static char *
describe_limits (SalRightRow *self, SalRecord *record, const char *title)
{
  g_autofree char *discount = format_of (self, record, "discount_up_to");
  g_autofree char *deal = format_of (self, record, "deal_up_to");

  return *deal != '\0'
             /* translators: a role, a discount, an amount */
             ? g_strdup_printf (
                   _ ("%1$s: discounts up to %2$s, deals up to %3$s"), title, discount, deal)
             /* translators: a role, a discount */
             : g_strdup_printf (
                   _ ("%1$s: discounts up to %2$s, deals of any size"), title, discount);
}

/* For assistive technology, with what is said below it. */
static char *
describe (SalRightRow *self, const char *title)
{
  const char *warning = gtk_label_get_label (self->warning_label);
  g_autofree char *limits =
      self->is_new ? g_strdup (title) : describe_limits (self, self->record, title);

  return *warning != '\0' ? g_strdup_printf ("%s. %s", limits, warning) : g_steal_pointer (&limits);
}

static void
name_controls (SalRightRow *self)
{
  const char *role = sal_record_get_text (self->record, "role");
  const char *title = self->is_new || role == NULL ? _ ("New Right") : role;
  g_autofree char *line = describe (self, title);
  /* translators: what is deleted */
  g_autofree char *delete_label = g_strdup_printf (_ ("Delete “%s”"), title);
  /* translators: a decision right */
  g_autofree char *more_label = g_strdup_printf (_ ("Products and Days of “%s”"), title);

  sal_accessible_set_label (GTK_WIDGET (self), line);
  sal_accessible_name_button (self->delete_button, delete_label);
  sal_accessible_name_button (self->more_button, more_label);
  for (guint i = 0; i < SAL_RIGHT_BUTTONS; i++)
    {
      /* translators: what is entered, and of which right: “Discount up To, Sales Manager” */
      g_autofree char *label =
          g_strdup_printf (_ ("%1$s, %2$s"), sal_right_column_get_title (i), title);

      sal_field_control_set_label (self->controls[i], label);
    }
}

static void
show (SalRightRow *self)
{
  g_autofree char *scope = self->is_new ? g_strdup ("") : describe_scope (self);

  name_controls (self);
  gtk_label_set_label (self->scope_label, scope);
  gtk_widget_set_visible (GTK_WIDGET (self->scope_label), !self->is_new);
  /* there is nothing to delete of what is not begun */
  gtk_widget_set_sensitive (self->delete_button,
                            !self->is_new || sal_record_fields_is_modified (self->fields));
}

/**
 * sal_right_row_show:
 * @self: a row
 * @record: a decision right
 * @version: its version
 *
 * Shows a right; what was entered and is not stored yet stays.
 */
void
sal_right_row_show (SalRightRow *self, SalRecord *record, gint64 version)
{
  g_set_object (&self->record, record);
  self->is_new = FALSE;
  sal_record_fields_take (self->fields, record, version);
  show (self);
}

/**
 * sal_right_row_show_new:
 * @self: a row
 * @record: a decision right that is not stored
 *
 * Begins a new right, which is stored once it is complete.
 */
void
sal_right_row_show_new (SalRightRow *self, SalRecord *record)
{
  g_set_object (&self->record, record);
  self->is_new = TRUE;
  sal_record_fields_take_new (self->fields, record);
  show (self);
}

/**
 * sal_right_row_describe:
 * @self: a row that shows something
 *
 * Says in a line what is entered: role and limits.
 *
 * Returns: (transfer full): a line without full stop
 */
char *
sal_right_row_describe (SalRightRow *self)
{
  g_autoptr (SalRecord) entered = sal_right_row_dup_entered (self);
  const char *role = sal_record_get_text (entered, "role");

  return describe_limits (self, entered, role != NULL ? role : _ ("New Right"));
}

/**
 * sal_right_row_set_warning:
 * @self: a row that shows something
 * @warning: (nullable): what should be looked at
 *
 * Says below the right what should be looked at, though it may stay.
 */
void
sal_right_row_set_warning (SalRightRow *self, const char *warning)
{
  gtk_label_set_label (self->warning_label, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning_label), warning != NULL);
  name_controls (self);
}

/* --- what is done with it --- */

static void
fields_changed_cb (SalRightRow *self)
{
  if (self->record != NULL)
    gtk_widget_set_sensitive (self->delete_button,
                              !self->is_new || sal_record_fields_is_modified (self->fields));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRightRow *self = SAL_RIGHT_ROW (widget);

  if (self->record == NULL || is_read_only (self))
    return;
  if (self->is_new)
    g_signal_emit (self, signals[DROPPED], 0);
  else
    sal_edit_delete_record (widget, self->workspace, self->record);
}

/* Return */
static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRightRow *self = SAL_RIGHT_ROW (widget);

  if (!sal_record_fields_commit (self->fields))
    sal_right_row_focus (self);
}

gint64
sal_right_row_get_id (SalRightRow *self)
{
  return self->record != NULL ? sal_record_get_id (self->record) : 0;
}

gboolean
sal_right_row_is_new (SalRightRow *self)
{
  return self->is_new;
}

/* (transfer full): the right as it is entered, or as it is stored while that cannot be */
SalRecord *
sal_right_row_dup_entered (SalRightRow *self)
{
  g_autoptr (SalRecord) entered = sal_record_fields_dup_entered (self->fields);
  g_autoptr (SalProblems) problems = sal_record_validate (entered);

  return g_object_ref (sal_problems_is_empty (problems) ? entered : self->record);
}

gboolean
sal_right_row_is_modified (SalRightRow *self)
{
  return sal_record_fields_is_modified (self->fields);
}

/* FALSE if something that was entered cannot be stored. */
gboolean
sal_right_row_commit (SalRightRow *self)
{
  return sal_record_fields_commit (self->fields);
}

void
sal_right_row_revert (SalRightRow *self)
{
  sal_record_fields_revert (self->fields);
}

/* Below as well, if something is wrong there. */
static void
reveal_problems (SalRightRow *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->more_list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (sal_field_row_has_problem (SAL_FIELD_ROW (row)))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more_button), TRUE);
}

void
sal_right_row_focus (SalRightRow *self)
{
  reveal_problems (self);
  sal_record_fields_focus (self->fields);
}

/* --- the row --- */

static void
sal_right_row_dispose (GObject *object)
{
  SalRightRow *self = SAL_RIGHT_ROW (object);

  g_clear_object (&self->fields);

  G_OBJECT_CLASS (sal_right_row_parent_class)->dispose (object);
}

static void
sal_right_row_finalize (GObject *object)
{
  SalRightRow *self = SAL_RIGHT_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (sal_right_row_parent_class)->finalize (object);
}

static void
sal_right_row_class_init (SalRightRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = SAL_TYPE_RIGHT_ROW;

  G_OBJECT_CLASS (klass)->dispose = sal_right_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_right_row_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] =
      g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_widget_class_install_action (widget_class, "right-row.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "form.enter", NULL, enter_action);
  sal_edit_bind_delete (widget_class, "right-row.delete");

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-right-row.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalRightRow, name)
  BIND (cells_box);
  BIND (more_button);
  BIND (delete_button);
  BIND (scope_label);
  BIND (warning_label);
  BIND (more_list);
#undef BIND
}

static void
sal_right_row_init (SalRightRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A control, and below it what is wrong with it. */
static GtkWidget *
create_cell (SalFieldControl *control)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_GRID_CELL,
                                  "orientation",
                                  GTK_ORIENTATION_VERTICAL,
                                  "spacing",
                                  3,
                                  NULL);
  GtkWidget *problem = gtk_label_new (NULL);
  GtkWidget *clamp = adw_clamp_new (); /* so that it does not widen its column */

  gtk_label_set_xalign (GTK_LABEL (problem), 0);
  gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (problem), PANGO_WRAP_WORD_CHAR);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PROBLEM_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), PROBLEM_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), problem);
  gtk_widget_set_halign (clamp, GTK_ALIGN_START);
  gtk_widget_set_visible (clamp, FALSE);
  gtk_widget_add_css_class (problem, "caption");
  gtk_widget_add_css_class (problem, "error");
  g_object_bind_property (control, "problem", problem, "label", G_BINDING_DEFAULT);
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (control));
  gtk_box_append (GTK_BOX (cell), clamp);

  return cell;
}

static void
show_problem (SalFieldControl *control)
{
  GtkWidget *problem = gtk_widget_get_next_sibling (GTK_WIDGET (control));

  gtk_widget_set_visible (problem, sal_field_control_has_problem (control));
}

static void
add_cells (SalRightRow *self, GtkSizeGroup *const groups[SAL_RIGHT_N_COLUMNS])
{
  GtkWidget *last = NULL;

  for (guint i = 0; i < SAL_RIGHT_BUTTONS; i++)
    {
      GtkWidget *control = sal_record_fields_add_control (self->fields, columns[i].field);
      GtkWidget *cell = create_cell (SAL_FIELD_CONTROL (control));

      self->controls[i] = SAL_FIELD_CONTROL (control);
      sal_field_control_make_cell (self->controls[i],
                                   columns[i].width,
                                   columns[i].empty != NULL ? _ (columns[i].empty) : NULL);
      g_signal_connect (control, "notify::problem", G_CALLBACK (show_problem), NULL);
      gtk_widget_set_hexpand (cell, i == SAL_RIGHT_ROLE);
      gtk_size_group_add_widget (groups[i], cell);
      gtk_box_insert_child_after (GTK_BOX (self->cells_box), cell, last);
      last = cell;
    }
  gtk_size_group_add_widget (groups[SAL_RIGHT_BUTTONS],
                             gtk_widget_get_parent (self->delete_button));
  for (gsize i = 0; i < G_N_ELEMENTS (more_fields); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->more_list),
                         sal_record_fields_add (self->fields, more_fields[i]));
}

/**
 * sal_right_row_new:
 * @workspace: a workspace
 * @groups: (array fixed-size=5): what keeps each column as wide in all rows
 *
 * Creates a row without a right.
 *
 * Returns: the row
 */
GtkWidget *
sal_right_row_new (SalWorkspace *workspace, GtkSizeGroup *const groups[SAL_RIGHT_N_COLUMNS])
{
  SalRightRow *self = g_object_new (SAL_TYPE_RIGHT_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->fields = sal_record_fields_new (workspace, &sal_decision_right_kind, GTK_WIDGET (self));
  g_signal_connect_object (
      self->fields, "changed", G_CALLBACK (fields_changed_cb), self, G_CONNECT_SWAPPED);
  add_cells (self, groups);
  gtk_widget_set_visible (self->delete_button, !is_read_only (self));

  return GTK_WIDGET (self);
}
