headline = From { $low } to { $high }, by who was asked what: { $subject }
